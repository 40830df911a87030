import type { Practice } from '../../kernel/practice.ts'
import { service } from './definition.ts'

export { service }

export const services: Practice = { from: 'practices/service', definitions: [service], behaviour: () => import('./behaviour.server.ts') }

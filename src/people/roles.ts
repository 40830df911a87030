import { role } from '../kernel/define/index.ts'

/** Whoever sets the desk up. */
export const administrators = role('administrator')
/** Whoever serves people, and whoever answers for it. Leads and administrators are agents too. */
export const agents = role('agent', 'manager')

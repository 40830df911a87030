import type { Engine, Ground } from '../../kernel/practice.ts'
import { docs } from './docs.server.ts'
import { routesOf } from './routes.server.ts'

export default (ground: Ground): Engine => ({ routes: routesOf(ground), docs })

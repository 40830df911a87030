import type { Engine, Ground } from '../../kernel/practice.ts'
import { calendarDocs, calendarRoutes } from './routes.server.ts'

const engine = (ground: Ground): Engine => ({ routes: calendarRoutes(ground), docs: calendarDocs })

export default engine

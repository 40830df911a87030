import { cancelRun } from './run/cancel-run.server.ts'
import { startFlow } from './run/start-flow.server.ts'

export { cancelRun, startFlow }

import { cancelRun } from './run/cancel-run.server.ts'
import { mayAskApproval, startFlow } from './run/start-flow.server.ts'

export { cancelRun, mayAskApproval, startFlow }

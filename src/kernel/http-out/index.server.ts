export { type Allowed, nothingMore, parseAllowed } from './allowed.ts'
export { createHttpOut, type HttpOut, type OutAnswer, type OutRequest } from './http-out.server.ts'
export { OutFailure } from './out-failure.ts'

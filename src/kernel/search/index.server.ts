export { type Hit, type Question, search } from './search.server.ts'
export { type Answer, ask } from './asking/ask.server.ts'
export { asking } from './asking/keep.server.ts'

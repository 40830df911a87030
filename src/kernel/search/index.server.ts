export { type Hit, type Question, search } from './search.server.ts'

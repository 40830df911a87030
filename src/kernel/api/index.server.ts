export type { RouteDoc } from './openapi.ts'
export { buildServer, type ServerOptions } from './server.server.ts'

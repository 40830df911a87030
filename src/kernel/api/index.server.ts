export { modelFor } from './model-route.server.ts'
export { openapi, type RouteDoc } from './openapi.ts'
export { languageOf } from './problem.server.ts'
export { buildServer, type ServerOptions } from './server.server.ts'

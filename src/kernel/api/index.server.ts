export { buildServer, type ServerOptions } from './server.server.ts'

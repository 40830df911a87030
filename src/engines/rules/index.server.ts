export { type Look, lookWith, withPaths } from './with-paths.server.ts'

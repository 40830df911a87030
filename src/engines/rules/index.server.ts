export { asksWho, asksWhoFault } from './asks-who.ts'
export { type Look, lookWith, withPaths } from './with-paths.server.ts'

export { pendingChanges, writeMigration } from './migrations.server.ts'

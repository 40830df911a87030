export { atMost } from './at-most.ts'
export type { Database, Queryable, Statement, TenantDatabase, Transaction } from './database.ts'

export type { Database, Queryable, TenantDatabase, Transaction } from './database.ts'

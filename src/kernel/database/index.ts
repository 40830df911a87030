export type { Database, Queryable, Statement, TenantDatabase, Transaction } from './database.ts'

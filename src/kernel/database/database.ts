/** SQL text with its values, as `sql-template-tag` makes it. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
  /** Planned each time it is asked, for its values; else the plan of a statement that comes often is kept. */
  readonly anew?: true
}

/** Where a statement can be sent. Rows come as JSON says: times as ISO text, days as text, big integers as numbers. */
export interface Queryable {
  /** @throws Failure `unavailable` when the database cannot answer now; pg's DatabaseError for what the statement did wrong */
  query<Row>(statement: Statement): Promise<Row[]>
}

export interface Transaction extends Queryable {
  /** Runs when the transaction has been committed, and not at all when it has not. */
  afterCommit(then: () => void): void
}

/** The database as one tenant sees it. */
export interface TenantDatabase extends Queryable {
  readonly tenant: string
  /** Commits when `work` resolves, rolls back when it throws. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

export interface Database extends Queryable {
  for(tenant: string): TenantDatabase
  /** Without a tenant: what belongs to one is out of reach. */
  query<Row>(statement: Statement): Promise<Row[]>
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * Calls back on every notification, and once after a lost connection has been made again, with an empty
   * payload, because something may have been missed. Gives what ends it.
   */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  /** Connections at this moment. */
  connections(): { readonly open: number; readonly idle: number; readonly waiting: number; readonly most: number }
  close(): Promise<void>
}

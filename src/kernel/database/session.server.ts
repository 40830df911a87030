import type { Connection, PoolClient } from 'pg'
import type { Statement } from './database.ts'
import { Statements } from './statements.server.ts'

/** One connection to the server, and what it remembers: the tenant set on it and the statements prepared on it. */
export class Session {
  readonly #client: PoolClient
  readonly #connection: Connection
  readonly #statements = new Statements()
  #tenant = ''
  #spoilt = false
  #gathering = false

  constructor(client: PoolClient) {
    this.#client = client
    this.#connection = (client as PoolClient & { connection: Connection }).connection
    // Without a handler of its own, a connection that breaks while it is lent out ends the process.
    client.on('error', () => {
      this.#spoilt = true
    })
  }

  /** Costs a round trip only when another tenant had the connection before; '' sets none. */
  async become(tenant: string): Promise<void> {
    if (tenant === this.#tenant) return
    this.#tenant = 'unknown'
    await this.#client.query("select set_config('app.tenant', $1, false)", [tenant])
    this.#tenant = tenant
  }

  async rows<Row>(statement: Statement): Promise<Row[]> {
    this.#gather()
    const text = statement.text
    const name = statement.anew ? undefined : this.#statements.nameOf(text, this.#connection)
    try {
      const result = await this.#client.query({ ...(name && { name }), text, values: statement.values as unknown[] })
      return result.rows as Row[]
    } catch (error) {
      if (isOutdated(error)) this.#spoilt = true
      throw error
    }
  }

  /** Sends `begin`, `commit` or `rollback`; gives what the server says it did. */
  async say(command: 'begin' | 'commit' | 'rollback'): Promise<string> {
    this.#gather()
    try {
      return (await this.#client.query(command)).command
    } catch (error) {
      this.#spoilt = true
      throw error
    }
  }

  /**
   * What is said before anything else can happen goes out in one packet: `begin` with the first statement, `commit` with the last. Each
   * packet costs more than most of what is in it.
   */
  #gather(): void {
    const { stream } = this.#connection
    if (this.#gathering) return
    this.#gathering = true
    stream.cork()
    process.nextTick(() => {
      this.#gathering = false
      stream.uncork()
    })
  }

  /** Back to the pool; closed instead when nothing good can come of it any more. */
  release(): void {
    this.#client.release(this.#spoilt)
  }
}

/** A prepared statement whose view has changed since, by a migration: only a new connection plans it anew. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '26000' || (error.code === '0A000' && error.message.includes('cached plan')))

import type { Statement, Transaction } from './database.ts'
import { translate, translateCommit } from './failures.server.ts'
import type { Session } from './session.server.ts'

/** Runs `work` between `begin` and `commit`; `afterwards` is for the caller to run once the connection is given back. */
export async function transact<T>(session: Session, work: (tx: Transaction) => Promise<T>): Promise<{ result: T; afterwards: readonly (() => void)[] }> {
  const tx = new OpenTransaction(session)
  try {
    tx.begin()
    const result = await work(tx)
    await tx.commit()
    return { result, afterwards: tx.afterwards }
  } catch (error) {
    await tx.rollback()
    throw error
  }
}

class OpenTransaction implements Transaction {
  readonly afterwards: (() => void)[] = []
  readonly #session: Session
  #over = false
  #fault: unknown

  constructor(session: Session) {
    this.#session = session
  }

  /** Not waited for: it travels with the first statement. */
  begin(): void {
    this.#session.say('begin').catch((error: unknown) => this.#note(error))
  }

  async query<Row>(statement: Statement): Promise<Row[]> {
    if (this.#over) throw new Error('This transaction is over; what it still wants to do would run in somebody else’s.')
    try {
      return await this.#session.rows<Row>(statement)
    } catch (error) {
      this.#note(error)
      throw translate(error)
    }
  }

  afterCommit(then: () => void): void {
    this.afterwards.push(then)
  }

  /** The server answers ROLLBACK, and no error, when a statement before had failed. */
  async commit(): Promise<void> {
    this.#over = true
    const did = await this.#session.say('commit').catch((error: unknown) => {
      throw translateCommit(error)
    })
    if (did !== 'COMMIT') throw this.#fault ?? new Error('The transaction was rolled back by the database.')
  }

  async rollback(): Promise<void> {
    this.#over = true
    await this.#session.say('rollback').catch(() => {})
  }

  #note(error: unknown): void {
    this.#fault ??= translate(error)
  }
}

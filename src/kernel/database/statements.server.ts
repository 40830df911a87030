import { createHash } from 'node:crypto'
import type { Connection } from 'pg'

/** Statements prepared on one connection; each costs the server some 20 kB. */
const mostPerConnection = 400
/** Texts the process remembers, prepared or not. */
const mostRemembered = 4000

/**
 * Which statements a connection has prepared, the least recently used first. A text is worth preparing when it
 * comes a second time: filters that people make up would otherwise push out the statements every request uses.
 */
export class Statements {
  readonly #prepared = new Map<string, string>()

  /** Name to send the text under; undefined to send it unprepared. */
  nameOf(text: string, connection: Connection): string | undefined {
    const known = this.#prepared.get(text)
    if (known) {
      this.#prepared.delete(text)
      this.#prepared.set(text, known)
      return known
    }
    const name = remember(text)
    if (!name) return undefined
    if (this.#prepared.size >= mostPerConnection) this.#dropOldest(connection)
    this.#prepared.set(text, name)
    return name
  }

  #dropOldest(connection: Connection): void {
    for (const [text, name] of this.#prepared) {
      this.#prepared.delete(text)
      forget(connection, name)
      return
    }
  }
}

const seen = new Map<string, string | null>()

/** Undefined the first time a text is seen. */
function remember(text: string): string | undefined {
  const name = seen.get(text)
  if (name) return name
  if (name === undefined) {
    if (seen.size >= mostRemembered) seen.delete(seen.keys().next().value ?? '')
    seen.set(text, null)
    return undefined
  }
  const made = createHash('sha1').update(text).digest('base64url')
  seen.delete(text)
  seen.set(text, made)
  return made
}

/** Closes it at the server, in the same flight as the next statement, and makes the driver forget it. */
function forget(connection: Connection, name: string): void {
  const { parsedStatements, submittedNamedStatements } = connection as Connection &
    Record<'parsedStatements' | 'submittedNamedStatements', Record<string, string>>
  delete parsedStatements[name]
  delete submittedNamedStatements[name]
  connection.close({ type: 'S', name }, true)
}

import type { Names } from '../../../web/client/shapes.ts'
import type { Types } from '../compile.ts'
import type { Facts } from '../standing.ts'

/** Where a form is asked, and what is known there. */
export interface AskingContext {
  readonly channel: 'portal' | 'desk' | 'mail'
  /** As the server gave them with the form (`formToAsk`). */
  readonly facts: Facts
  /** Likewise: `typesOf(sent.types)`. */
  readonly types: Types
  /** What the records are called that the answers name already. */
  readonly names?: Names
  /** Where files go as soon as they are chosen; without it none can be attached. */
  readonly files?: FileKeeper
}

export interface FileKeeper {
  /** Sends a file and gives its id. */
  readonly add: (file: File) => Promise<{ readonly id: string; readonly name: string }>
  /** What files are called that were sent before. */
  readonly names?: Readonly<Record<string, string>>
}

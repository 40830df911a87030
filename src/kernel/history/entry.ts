import type { Channel } from '../actor.ts'
import type { Text, Visibility } from '../define/index.ts'

/** One thing that happened to a record. Comments are entries too: the history is the timeline. */
export interface Entry {
  readonly seq: number
  readonly at: string
  readonly act: 'create' | 'change' | 'transition' | 'comment' | 'attach' | 'detach' | 'fact' | 'remove'
  /** Which transition. */
  readonly transition: string | null
  readonly actor: { readonly id: string | null; readonly name: string }
  readonly channel: Channel
  /** Fields with their value before and after. */
  readonly changes: Readonly<Record<string, readonly [before: unknown, after: unknown]>>
  readonly reason: string | null
  /** Of a comment. */
  readonly text: string | null
  readonly visibility: Visibility
  /** Of an attachment. */
  readonly attachment: { readonly id: string; readonly name: string; readonly type: string; readonly size: number } | null
  readonly fact: Fact | null
}

/** Something that an engine has found out about the record, such as that a clock was missed. It changes nothing of the record. */
export interface Fact {
  /** `clock.breached`: for what reacts to it. */
  readonly kind: string
  /** For people. */
  readonly say: Text
  readonly about: Readonly<Record<string, string | number | null>>
}

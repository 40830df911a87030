import type { Channel } from '../actor.ts'
import type { Visibility } from '../define/index.ts'

/** One thing that happened to a record. Comments are entries too: the history is the timeline. */
export interface Entry {
  readonly seq: number
  readonly at: string
  readonly act: 'create' | 'change' | 'transition' | 'comment' | 'attach' | 'detach' | 'remove'
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
}

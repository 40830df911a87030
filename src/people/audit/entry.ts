import type { Channel } from '../../kernel/actor.ts'

/** What was done to a record that says how others work. */
export const changeActs = ['create', 'change', 'transition', 'remove'] as const
/** What was done to access. */
export const accessActs = [
  'signIn',
  'demoSignIn',
  'signInFailed',
  'signOut',
  'passwordChanged',
  'passwordReset',
  'resetRequested',
  'sessionEnded',
  'tokenCreated',
  'tokenRevoked',
  'setUp',
] as const
/** What somebody tried and may not do. */
export const refusedAct = 'refused'

export const auditActs: readonly string[] = [...changeActs, ...accessActs, refusedAct]

/** One administrative act: a change of a record, something done to access, or a refused attempt. */
export interface AuditEntry {
  readonly kind: 'change' | 'access' | 'refusal'
  readonly at: string
  readonly act: string
  readonly actor: { readonly id: string | null; readonly name: string }
  /** The record changed, or the one that was reached for. */
  readonly record: { readonly type: string; readonly id: string | null } | null
  readonly transition: string | null
  readonly channel: Channel | null
  /** Fields with their value before and after. */
  readonly changes: Readonly<Record<string, readonly [before: unknown, after: unknown]>>
  readonly reason: string | null
  /** Whose access it is. */
  readonly person: string | null
  readonly address: string | null
  /** Such as the name of a token. */
  readonly about: string | null
  /** Of a refused attempt: what was tried, why not, and how often within the minute. */
  readonly attempt: { readonly method: string; readonly path: string; readonly code: string; readonly count: number } | null
}

/** What records are called, by their id. */
export type Names = Readonly<Record<string, { readonly type: string; readonly title: string; readonly number: string | null }>>

export interface AuditPage {
  readonly items: readonly AuditEntry[]
  readonly next: string | null
  /** What the records that the entries name are called, by id. */
  readonly names: Names
}

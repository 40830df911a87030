import type { Entry, Names } from '../../client/index.ts'

/** One administrative act, as the server tells it. */
export interface AuditEntry {
  readonly kind: 'change' | 'access' | 'refusal'
  readonly at: string
  readonly act: string
  readonly actor: Entry['actor']
  readonly record: { readonly type: string; readonly id: string | null } | null
  readonly transition: string | null
  readonly channel: Entry['channel'] | null
  readonly changes: Entry['changes']
  readonly reason: string | null
  readonly person: string | null
  readonly address: string | null
  readonly about: string | null
  readonly attempt: { readonly method: string; readonly path: string; readonly code: string; readonly count: number } | null
}

export interface AuditFound {
  readonly items: readonly AuditEntry[]
  readonly next: string | null
  readonly names: Names
}

/** What the server says of clocks; see `engines/clocks`. Times are UTC ISO 8601, lengths milliseconds. */

/** The clock of a record that is due first. */
export interface Pressing {
  readonly record: string
  readonly level: string
  readonly phase: 'running' | 'paused'
  readonly startedAt: string
  readonly dueAt: string | null
  readonly breachedAt: string | null
}

export type Turn = 'start' | 'pause' | 'resume' | 'stop' | 'reset' | 'cancel'
export type BandKind = 'running' | 'paused' | 'outOfHours'

export interface Band {
  readonly from: string
  readonly to: string
  readonly kind: BandKind
}

export interface Edge {
  readonly at: string
  readonly turn: Turn
  readonly because: string | null
}

export interface Share {
  readonly group: string | null
  readonly person: string | null
  readonly state: string | null
  readonly agreement: string | null
  readonly used: number
}

export interface ExplainedClock {
  readonly level: { readonly id: string; readonly name: string; readonly kind: 'sla' | 'ola' | 'uc'; readonly version: number }
  readonly cycle: number
  readonly phase: 'running' | 'paused' | 'completed' | 'cancelled'
  readonly startedAt: string
  readonly dueAt: string | null
  readonly endedAt: string | null
  readonly breachedAt: string | null
  readonly used: number
  readonly budget: number | null
  readonly percent: number | null
  readonly edges: readonly Edge[]
  readonly warnings: readonly { readonly at: string; readonly percent: number }[]
  readonly bands: readonly Band[]
  readonly shares: readonly Share[]
}

export interface Explanation {
  readonly clocks: readonly ExplainedClock[]
  readonly names: Readonly<Record<string, string>>
}

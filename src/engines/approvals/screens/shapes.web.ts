import type { Text } from '../../../kernel/define/index.ts'
import { keys } from '../../../web/client/query.ts'
import { ask } from '../../../web/client/request.ts'

/** What the server says of the approvals of a record. */
export interface NamedPerson {
  readonly id: string
  readonly name: string
}

export interface DecisionShape {
  readonly state: string
  readonly approver: NamedPerson
  readonly standIn: NamedPerson | null
  readonly decidedBy: NamedPerson | null
  readonly at: string | null
  readonly way: 'app' | 'api' | 'mailLink' | null
  readonly words: string | null
}

export interface StepShape {
  readonly id: string
  readonly number: string
  readonly step: string
  readonly stage: number
  readonly state: string
  readonly since: string
  readonly reason: string | null
  readonly detail: string | null
  readonly needed: number
  readonly given: number
  readonly dueAt: string | null
  readonly waitsFor: readonly NamedPerson[]
  readonly supersededBy: string | null
  readonly mine: boolean
  readonly decisions: readonly DecisionShape[]
}

export interface RoundShape {
  readonly round: string
  readonly policy: string | null
  readonly outcome: string
  readonly steps: readonly StepShape[]
}

export interface LineShape {
  readonly path: string
  readonly label: Text
  readonly value: Text
}

/** Goes stale with every approval that changes, and with its record. */
export const roundsQuery = (type: string, record: string) => ({
  queryKey: [...keys.records('approval'), 'rounds', type, record],
  queryFn: ({ signal }: { signal: AbortSignal }) => ask<{ items: readonly RoundShape[] }>('/approval-rounds', { query: { type, record }, signal }),
})

/** The steps that belong with one approval, for whoever may read that: also without rights on the record. */
export const roundOfQuery = (approval: string) => ({
  queryKey: [...keys.records('approval'), 'round', approval],
  queryFn: ({ signal }: { signal: AbortSignal }) => ask<{ items: readonly RoundShape[] }>('/approval-rounds', { query: { approval }, signal }),
})

export function linesOf(summary: unknown): readonly LineShape[] {
  const lines = (summary as { readonly lines?: readonly LineShape[] } | null)?.lines
  return Array.isArray(lines) ? lines : []
}

import type { Document } from '../../kernel/define/index.ts'
import type { Step } from './step.ts'

/** What a step was asked with: enough to ask it again. */
export interface Asks {
  readonly step: Step
  /** Paths of the record that this step covers. */
  readonly covers: readonly string[]
  /** A mark of what stood there when it was asked. */
  readonly marks: Readonly<Record<string, string>>
  readonly shows: readonly string[]
  readonly severalSteps: boolean
}

// Written by `writeAsks` alone.
export const asksOf = ({ asks }: { readonly asks: Document | null }): Asks | undefined =>
  asks === null || !('step' in asks) ? undefined : (asks as unknown as Asks)

export const writeAsks = (asks: Asks): Document => ({ ...asks })

/** Within what one person may decide once: the round, or the step alone where a person may decide in several. */
export const scopeOf = (row: { readonly id: string; readonly round: string; readonly asks: Document | null }): string =>
  (asksOf(row)?.severalSteps ?? false) ? row.id : row.round

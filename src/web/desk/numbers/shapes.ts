import type { Text } from '../../../kernel/define/index.ts'

/** As the server tells it; see `practices/report`. */
export interface Offered {
  readonly name: string
  readonly of: string | null
  readonly path: string | null
  /** The page of the desk that says more, where that is no list. */
  readonly page: string | null
  readonly label: Text
  readonly definition: Text
  readonly shown: 'count' | 'share' | 'time'
  readonly better: 'more' | 'less' | null
  /** As a grouping is written: `openedAt..now:P1D|P7D`. */
  readonly bands: string | null
  readonly narrows: readonly ('group' | 'service')[]
  readonly standing: 'here' | 'absent' | 'hidden'
}

export interface Reckoned {
  readonly value: number | null
  readonly counted: number
  readonly rule: string | null
  readonly bands: readonly number[] | null
  readonly trend: readonly { readonly day: string; readonly value: number | null; readonly counted: number }[] | null
  readonly unit: 'day' | 'week' | 'month' | null
  readonly kept: { readonly checkedAt: string } | null
  readonly asOf: string
}

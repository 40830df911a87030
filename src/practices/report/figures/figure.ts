import type { Grouping, Measure, Text } from '../../../kernel/define/index.ts'

/**
 * One number that a service desk is led by. What it counts, how, and the words for it stand here together and nowhere else: the query,
 * the list behind the number and what is shown beside it are all made of this.
 */
export interface Figure {
  readonly name: string
  /** The type of record that it counts. Named, because practices do not import each other; where there is no such type, the figure is left out. */
  readonly of: string
  readonly label: Text
  readonly definition: Text
  /** The moment by which a record belongs to a period. Without one, the figure says how things stand now. */
  readonly at?: string
  /** What else must hold, in rule text. */
  readonly where?: string
  readonly measure: Measure
  readonly shown: 'count' | 'share' | 'time'
  /** How the records spread over an amount. */
  readonly bands?: Bands
  /** Also by day, week or month of the period. */
  readonly trend?: true
  /** The fields by which it is narrowed to a group or a service. */
  readonly group?: string
  readonly service?: string
  /** Which way is better; neither where left out. */
  readonly better?: 'more' | 'less'
  /** The moment by whose days it is kept, because there are too many records to count each time. */
  readonly kept?: string
}

export type Bands = Extract<Grouping, { readonly edges: readonly string[] }>

export interface Period {
  readonly from: string
  /** Not part of it. */
  readonly to: string
}

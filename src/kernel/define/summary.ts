/** What can be asked about many records at once: how they are gathered into groups, and what is measured of each group. Plain data with a text form. */

export const units = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Unit = (typeof units)[number]

/** Something of a record that can be added up: a number or a length of time, or the time between two moments. */
export type Amount = { readonly field: string } | Span

/** From one moment to another, in seconds; `to` may be `now`. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** One group for each value of a field, for each day (week, ...) of a date, or for each band of an amount: below the first edge, ..., from the last. */
export type Grouping =
  | { readonly by: string }
  | { readonly by: string; readonly unit: Unit }
  | { readonly of: Amount /** `PT4H` for times, `10` for numbers; rising. */; readonly edges: readonly string[] }

export type Measure =
  | { readonly is: 'count' }
  | { readonly is: 'sum' | 'average' | 'median' | 'least' | 'most'; readonly of: Amount }
  /** The amount that so many of a hundred do not exceed. */
  | { readonly is: 'percentile'; readonly percent: number; readonly of: Amount }
  /** The part, from 0 to 1, for which a rule holds. */
  | { readonly is: 'share'; readonly rule: string }

export const amountMeasures = ['sum', 'average', 'median', 'least', 'most'] as const

/** Records whose amount is at least this and below that. */
export interface Within {
  readonly of: Amount
  readonly least?: string
  readonly below?: string
}

/** `reopenCount`, `openedAt..resolvedAt` */
export const amountText = (amount: Amount): string => ('field' in amount ? amount.field : `${amount.from}..${amount.to}`)

export function readAmount(text: string): Amount | undefined {
  const [from = '', to, ...more] = text.split('..')
  if (!isPath(from) || more.length > 0) return undefined
  if (to === undefined) return { field: from }
  return isPath(to) ? { from, to } : undefined
}

/** `group`, `openedAt:month`, `openedAt..resolvedAt:PT1H|PT4H|P1D` */
export function groupingText(grouping: Grouping): string {
  if ('edges' in grouping) return `${amountText(grouping.of)}:${grouping.edges.join('|')}`
  return 'unit' in grouping ? `${grouping.by}:${grouping.unit}` : grouping.by
}

export function readGrouping(text: string): Grouping | undefined {
  const { head, tail } = parted(text)
  const of = readAmount(head)
  if (!of) return undefined
  if (tail === undefined) return 'field' in of ? { by: of.field } : undefined
  const unit = units.find(u => u === tail)
  if (unit) return 'field' in of ? { by: of.field, unit } : undefined
  const edges = tail.split('|')
  return edges.every(isEdge) ? { of, edges } : undefined
}

/** `count`, `average:openedAt..resolvedAt`, `p90:openedAt..resolvedAt`, `share:reopenCount > 0` */
export function measureText(measure: Measure): string {
  if (measure.is === 'count') return 'count'
  if (measure.is === 'share') return `share:${measure.rule}`
  return `${measure.is === 'percentile' ? `p${measure.percent}` : measure.is}:${amountText(measure.of)}`
}

export function readMeasure(text: string): Measure | undefined {
  if (text === 'count') return { is: 'count' }
  const { head, tail = '' } = parted(text)
  if (head === 'share') return tail.trim() === '' ? undefined : { is: 'share', rule: tail }
  const of = readAmount(tail)
  if (!of) return undefined
  const is = amountMeasures.find(name => name === head)
  if (is) return { is, of }
  const percent = Number(/^p([1-9]\d?)$/.exec(head)?.[1])
  return Number.isNaN(percent) ? undefined : { is: 'percentile', percent, of }
}

/** `openedAt..resolvedAt:PT1H|PT4H`; an end is left out where it is open: `openedAt..now:P7D|` */
export const withinText = ({ of, least = '', below = '' }: Within): string => `${amountText(of)}:${least}|${below}`

export function readWithin(text: string): Within | undefined {
  const { head, tail = '' } = parted(text)
  const of = readAmount(head)
  const [least = '', below, ...more] = tail.split('|')
  if (!of || below === undefined || more.length > 0 || (least === '' && below === '')) return undefined
  if (![least, below].every(edge => edge === '' || isEdge(edge))) return undefined
  return { of, ...(least === '' ? {} : { least }), ...(below === '' ? {} : { below }) }
}

const isPath = (text: string): boolean => /^[a-z]\w*(\.[a-z]\w*)*$/i.test(text) && text.length <= 200
const isEdge = (text: string): boolean => /^(-?\d+(\.\d+)?|P[\dWDTHMS.]+)$/.test(text) && text.length <= 40

function parted(text: string): { readonly head: string; readonly tail: string | undefined } {
  const at = text.indexOf(':')
  return at < 0 ? { head: text, tail: undefined } : { head: text.slice(0, at), tail: text.slice(at + 1) }
}

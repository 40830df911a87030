/** What a picture shows: a value for each label, of one series or of several. */
export interface Picture {
  readonly title: string
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  /** A value in words: `12`, `45 %`, `3 h`. */
  readonly say: (value: number | null) => string
  /** The largest value there can be, such as 1 for shares; else that of the data. */
  readonly most?: number
}

export interface Series {
  readonly name: string
  readonly values: readonly (number | null)[]
}

/** More colours than these nobody tells apart. */
export const mostSeries = 6

/** A little more than the largest value, at which the axis ends: a round number. */
export function topOf({ series, most }: Picture): number {
  if (most !== undefined) return most
  const largest = Math.max(0, ...series.flatMap(one => one.values.map(value => value ?? 0)))
  if (largest === 0) return 1
  const size = 10 ** Math.floor(Math.log10(largest))
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(step => step * size >= largest) ?? 10) * size
}

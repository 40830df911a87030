/** One promise and what became of it. */
export interface Row {
  readonly what: string
  readonly size?: number
  readonly figure: string
  readonly floor?: string
  readonly ratio?: number
  /** As the promise says: `at least 0.4 of the floor`. */
  readonly promise?: string
  readonly kept?: boolean
  /** Milliseconds, of what must not take longer among more records. */
  readonly p50?: number
}

export function print(rows: readonly Row[]): void {
  const cells = rows.map(r => [
    r.what,
    r.size?.toLocaleString('en') ?? '',
    r.figure,
    r.floor ?? '',
    r.ratio?.toFixed(2) ?? '',
    r.promise ?? '',
    r.kept === undefined ? '' : r.kept ? 'kept' : 'MISSED',
  ])
  const all = [['what', 'incidents', 'measured', 'floor', 'ratio', 'promise', ''], ...cells]
  const widths = (all[0] ?? []).map((_, i) => Math.max(...all.map(line => line[i]?.length ?? 0)))
  for (const line of all)
    console.log(
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

import type { Row } from './table.ts'

const most = 1.5

/** How much longer the same took among the most records than among the fewest: cost must not grow with the table. */
export function growth(rows: readonly Row[]): Row[] {
  const timed = rows.filter(row => row.p50 !== undefined && row.size !== undefined)
  return [...Map.groupBy(timed, row => row.what.replace(/\d+$/, 'deep'))].flatMap(([what, same]) => {
    const [least, ...others] = same.toSorted((a, b) => (a.size ?? 0) - (b.size ?? 0))
    const largest = others.at(-1)
    if (!least?.p50 || !largest?.p50) return []
    const factor = largest.p50 / least.p50
    const against = `${(largest.size ?? 0).toLocaleString('en')} against ${(least.size ?? 0).toLocaleString('en')}`
    return [{ what: `${what}: ${against}`, figure: `${factor.toFixed(2)} ×`, promise: `within ${most} ×`, kept: factor <= most }]
  })
}

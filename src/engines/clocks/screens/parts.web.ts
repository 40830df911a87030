/** Whole numbers in place of parts, so that they add up to what the whole is in whole numbers: the largest remainders are rounded up. */
export function wholeParts(parts: readonly number[]): readonly number[] {
  const floors = parts.map(Math.floor)
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  const missing = Math.floor(sum(parts) + 1e-9) - sum(floors)
  const remainder = (i: number) => (parts[i] ?? 0) - (floors[i] ?? 0)
  const raised = new Set([...parts.keys()].toSorted((a, b) => remainder(b) - remainder(a)).slice(0, missing))
  return floors.map((value, i) => (raised.has(i) ? value + 1 : value))
}

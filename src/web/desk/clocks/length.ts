const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** `2 h 10 min`; working time never in days, because a working day is no 24 hours. Both languages write these units alike. */
export function workLength(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / minute)
  if (minutes === 0) return ms === 0 ? '0 min' : '< 1 min'
  return joined([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
}

/** Time by the clock on the wall: `3 d 4 h`, `2 h 10 min`. */
export function wallLength(ms: number): string {
  const length = Math.abs(ms)
  return length < day ? workLength(ms) : joined([Math.floor(length / day), 'd'], [Math.floor((length % day) / hour), 'h'])
}

const joined = (...parts: readonly (readonly [number, string])[]): string =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')

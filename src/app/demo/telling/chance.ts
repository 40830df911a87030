/** Chance that is the same at every run. */
export interface Chance {
  /** From 0 to below 1. */
  readonly next: () => number
  /** A number between both. */
  readonly between: (least: number, most: number) => number
  readonly oneOf: <T>(things: readonly [T, ...T[]]) => T
}

/** mulberry32: small, and even enough to scatter hours and minutes. */
export function chance(seed: string): Chance {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    oneOf: things => things[Math.floor(next() * things.length)] ?? things[0],
  }
}

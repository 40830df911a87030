import type { Comparable } from './type.ts'

/** The order PostgreSQL gives: numbers by size, false before true, text by code point (`collate "C"`). Negative if `a` comes first. */
export function compare(a: Comparable, b: Comparable): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  return a < b ? -1 : a > b ? 1 : 0
}

/** `<` on strings goes by UTF-16 unit, which puts 😀 (U+1F600) before U+FF21; UTF-8 and PostgreSQL do not. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** Moves the surrogates (U+D800 to U+DFFF), which stand for the highest code points, behind all other units. */
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)

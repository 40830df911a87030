import type { Field, Rule } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { holds, pathsOf } from '../../kernel/rules/index.ts'
import type { CompiledForm } from './compile.ts'

/** What is known of the answers beforehand. */
export interface Known {
  /** Questions that can have no answer, since they are never shown. */
  readonly empty: ReadonlySet<string>
  /** A question that has an answer, whichever. */
  readonly filled?: string
  /** How many conditions may still be asked for the whole form; beyond them everything is taken as possible. */
  readonly effort: Effort
}

export interface Effort {
  left: number
}

/** Half a second on a slow machine, whatever somebody has put together. */
export const anEffort = (): Effort => ({ left: 300_000 })

/** Combinations that one question is worth. */
const most = 4096

/**
 * Whether there can be answers for which all these rules hold. Tries every choice, yes and no, and the numbers and words that the rules
 * speak of; of everything else (dates, persons, what lies behind references) nothing is assumed. So 'no' is certain, and 'yes' is likely.
 */
export function couldHold(compiled: CompiledForm, rules: readonly Rule[], known: Known): boolean {
  const atoms = rules.flatMap(atomsOf)
  const tried = candidates(compiled, atoms, known)
  const names = [...tried.keys()]
  const attempt = (at: number, row: Readonly<Record<string, unknown>>): boolean => {
    if (known.effort.left <= 0) return true
    const name = names[at]
    if (name === undefined) known.effort.left -= atoms.length
    if (name === undefined) return rules.every(rule => truth(compiled, rule, row, tried) !== false)
    return (tried.get(name) ?? []).some(value => attempt(at + 1, { ...row, [name]: value }))
  }
  return attempt(0, {})
}

type Atom = Extract<Rule, { field: string }>

const atomsOf = (rule: Rule): readonly Atom[] => {
  if ('all' in rule) return rule.all.flatMap(atomsOf)
  if ('any' in rule) return rule.any.flatMap(atomsOf)
  if ('not' in rule) return atomsOf(rule.not)
  return 'field' in rule ? [rule] : []
}

/** What each question is tried with; those with the fewest values first, as long as all combinations stay bearable. */
function candidates({ type }: CompiledForm, atoms: readonly Atom[], known: Known): ReadonlyMap<string, readonly unknown[]> {
  const byPath = Map.groupBy(atoms, atom => atom.field)
  const found = [...byPath].flatMap(([path, about]) => {
    const field = Object.hasOwn(type.fields, path) ? type.fields[path] : undefined
    if (known.empty.has(path)) return [[path, [null]] as const]
    const values = field && valuesOf(field, about)
    if (!values) return []
    return [[path, known.filled === path ? values : [...values, null]] as const]
  })
  const chosen = new Map<string, readonly unknown[]>()
  let combinations = 1
  for (const [path, values] of found.toSorted((a, b) => a[1].length - b[1].length)) {
    if (combinations * values.length > most) break
    combinations *= values.length
    chosen.set(path, values)
  }
  return chosen
}

/** Enough values that every way in which these conditions can come out comes up; undefined where that cannot be said. */
function valuesOf(field: Field, about: readonly Atom[]): readonly unknown[] | undefined {
  const kind = fieldType(field.kind)
  const { words, min, most: top } = field.options
  const literals = about.flatMap(atom => ('is' in atom ? [atom.value].flat() : []))
  if (literals.some(literal => typeof literal === 'object')) return undefined
  if (kind.many || kind.comparisons.length === 0) return undefined
  const accepts = (value: unknown) => 'value' in kind.parse(value, field)
  if (accepts(true)) return [true, false]
  if (words) return [...Object.keys(words), ...Object.keys(words).map(Number)].filter(accepts)
  const numbers = around([...literals, min, top].filter(n => typeof n === 'number')).filter(accepts)
  if (numbers.length > 0) return numbers
  const sameness = about.every(atom => !('is' in atom) || atom.is === '==' || atom.is === '!=' || atom.is === 'in')
  return sameness && accepts(other) ? [...literals.filter(accepts), other] : undefined
}

/** A text that no rule speaks of. */
const other = '\u2603 something else'

/** The numbers themselves, one beside each, and one between each two. */
function around(numbers: readonly number[]): readonly number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const between = sorted.slice(1).flatMap((n, i) => {
    const middle = (n + (sorted[i] ?? n)) / 2
    return [middle, Math.floor(middle)]
  })
  return [...new Set([0, ...sorted.flatMap(n => [n - 1, n, n + 1]), ...between])]
}

/** Undefined where it depends on what is not known. */
function truth(compiled: CompiledForm, rule: Rule, row: Readonly<Record<string, unknown>>, tried: ReadonlyMap<string, unknown>): boolean | undefined {
  if ('all' in rule) return every(rule.all.map(r => truth(compiled, r, row, tried)))
  if ('any' in rule) return some(rule.any.map(r => truth(compiled, r, row, tried)))
  if ('not' in rule) {
    const inner = truth(compiled, rule.not, row, tried)
    return inner === undefined ? undefined : !inner
  }
  if (!('field' in rule) || !pathsOf(rule).every(path => tried.has(path))) return undefined
  return asked(compiled, rule, row)
}

function asked({ model, type }: CompiledForm, rule: Rule, row: Readonly<Record<string, unknown>>): boolean | undefined {
  try {
    return holds(rule, { model, type, row, asker: { person: null, groups: [], roles: new Set() }, now: '2026-01-01T00:00:00.000Z' })
  } catch {
    return undefined
  }
}

const every = (parts: readonly (boolean | undefined)[]): boolean | undefined =>
  parts.includes(false) || parts.length === 0 ? false : parts.includes(undefined) ? undefined : true
const some = (parts: readonly (boolean | undefined)[]): boolean | undefined => (parts.includes(true) ? true : parts.includes(undefined) ? undefined : false)

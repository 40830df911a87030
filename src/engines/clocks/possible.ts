import { followPath, type Model, type Operand, type RecordType, type Rule, type State } from '../../kernel/define/index.ts'
import { pathsOf } from '../../kernel/rules/index.ts'
import { factsOf, type Level, type Row } from './reckoning/index.ts'

/** Records looked at; rules about more combinations than these are not judged. */
const most = 50_000

export type Impossible = 'neverStarts' | 'startsPaused' | 'neverStops'

/**
 * Why a level's clock can do nothing useful, found by trying its rules on every kind of record that they tell apart. Nothing where it can,
 * or where there are too many kinds to try.
 */
export function impossibleIn(model: Model, type: RecordType, level: Level): Impossible | undefined {
  const rows = kindsOfRecord(
    model,
    type,
    Object.values({ ...level.rules }).filter(rule => rule !== null),
  )
  if (!rows) return undefined
  const all = rows.map(row => factsOf(model, type, level, row, new Date(0).toISOString()))
  const starting = all.filter(f => f.applies && f.starts && !f.stops && !f.cancels)
  if (starting.length === 0) return 'neverStarts'
  if (starting.every(f => f.pauses)) return 'startsPaused'
  return all.some(f => f.applies && f.stops && !f.cancels) ? undefined : 'neverStops'
}

/** One record for each combination of values that the rules can tell apart. */
function kindsOfRecord(model: Model, type: RecordType, rules: readonly Rule[]): Row[] | undefined {
  const states = Object.entries((type.definition.states ?? {}) as Record<string, State>).map(([state, { category }]) => ({ state, category }))
  const paths = [...new Set(rules.flatMap(pathsOf))].filter(path => path !== 'state' && path !== 'category')
  const values = paths.map(path => valuesOf(model, type, path, rules))
  const count = values.reduce((product, v) => product * v.length, Math.max(1, states.length))
  if (count > most) return undefined
  let rows: Row[] = states.length > 0 ? states : [{}]
  for (const [i, path] of paths.entries()) rows = rows.flatMap(row => (values[i] ?? []).map(value => ({ ...row, [path]: value })))
  return rows
}

/** Values of a field that matter to the rules: its words, or what the rules compare it with and what lies around that. */
function valuesOf(model: Model, type: RecordType, path: string, rules: readonly Rule[]): readonly unknown[] {
  const field = followPath(model, type, path)?.field
  if (!field) return [null]
  const literals = [...new Set(rules.flatMap(rule => comparedWith(rule, path)))]
  if (field.kind === 'boolean') return [true, false, null]
  if (field.kind === 'choice' && field.options.words) return [...Object.keys(field.options.words), ...(field.required ? [] : [null])]
  const numbers = literals.filter(l => typeof l === 'number')
  if (field.kind === 'number') return [...new Set([...numbers.flatMap(n => [n - 1, n, n + 1]), ...(numbers.length === 0 ? [0] : []), null])]
  return [...literals, somethingElse[field.kind] ?? 'something else', null]
}

/** A value that no rule names. */
const somethingElse: Readonly<Record<string, unknown>> = {
  reference: '00000000-0000-7000-8000-0000000000ff',
  references: ['00000000-0000-7000-8000-0000000000ff'],
  dateTime: '1970-01-01T00:00:00.000Z',
  date: '1970-01-01',
  time: '00:00',
  duration: 'PT1H',
  tags: ['something else'],
}

function comparedWith(rule: Rule, path: string): unknown[] {
  if ('all' in rule) return rule.all.flatMap(r => comparedWith(r, path))
  if ('any' in rule) return rule.any.flatMap(r => comparedWith(r, path))
  if ('not' in rule) return comparedWith(rule.not, path)
  return 'is' in rule && rule.field === path ? literalsOf(rule.value) : []
}

const literalsOf = (value: Operand): unknown[] => (Array.isArray(value) ? [...value] : typeof value === 'object' ? [] : [value])

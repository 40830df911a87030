import type { Comparison, Model, RecordType, Rule } from '../define/index.ts'
import { malformed } from '../errors.ts'
import { type Comparable, compare } from '../fields/index.ts'
import type { Asker } from './asker.ts'
import { prune } from './normal.ts'
import { constants } from './operand.ts'
import { isField } from './paths.ts'
import { type Place, placeOf, unknownPath } from './place.ts'

export interface HoldsContext {
  readonly model: Model
  readonly type: RecordType
  /** The record; what lies behind a reference is found under its whole path: `row['service.owner']`. */
  readonly row: Readonly<Record<string, unknown>>
  readonly asker: Asker
  /** UTC ISO 8601. */
  readonly now: string
}

/**
 * Whether the rule holds for one record: the same answer as `ruleSql` gives. Nothing is unknown: comparing an empty
 * field is false, `!=` is true then, and `not` is the opposite of whatever it negates.
 */
export function holds(rule: Rule, context: HoldsContext): boolean {
  const whole = prune(rule)
  return whole && test(whole, context)
}

function test(rule: Rule, context: HoldsContext): boolean {
  const { asker, row } = context
  if ('all' in rule) return rule.all.every(r => test(r, context))
  if ('any' in rule) return rule.any.some(r => test(r, context))
  if ('not' in rule) return !test(rule.not, context)
  if ('signedIn' in rule) return asker.person !== null
  if ('role' in rule) return asker.roles.has(rule.role)
  if ('memberOf' in rule) return members(valueAt(row, placeIn(context, rule.memberOf))).some(group => asker.groups.includes(String(group)))
  if ('empty' in rule) return rule.empty === (members(valueAt(row, placeIn(context, rule.field))).length === 0)
  return compared(placeIn(context, rule.field), rule, context)
}

function placeIn({ model, type }: HoldsContext, path: string): Place {
  const place = placeOf(model, type, path)
  if (!place) throw malformed(unknownPath(model, type, path), 'field_not_queryable')
  return place
}

const valueAt = (row: HoldsContext['row'], { path }: Place): unknown => (Object.hasOwn(row, path) ? row[path] : undefined) ?? undefined

/** A list as it is, one value as a list of one, nothing as an empty list. */
const members = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

function compared(place: Place, { field, is, value }: Extract<Rule, { is: Comparison }>, context: HoldsContext): boolean {
  if (is === '!=') return !compared(place, { field, is: '==', value }, context)
  const left = valueAt(context.row, place)
  const right = isField(value) ? comparables(context.row, placeIn(context, value.field)) : constants(value, place, context.asker, context.now)
  if (place.kind.many) return right.some(member => members(left).includes(member))
  const one = left === undefined ? undefined : place.kind.comparable(left)
  return one !== undefined && right.some(other => matches(one, is, other))
}

function comparables(row: HoldsContext['row'], place: Place): readonly Comparable[] {
  const value = valueAt(row, place)
  const comparable = value === undefined ? undefined : place.kind.comparable(value)
  return comparable === undefined ? [] : [comparable]
}

function matches(one: Comparable, is: Comparison, other: Comparable): boolean {
  switch (is) {
    case '<':
      return compare(one, other) < 0
    case '<=':
      return compare(one, other) <= 0
    case '>':
      return compare(one, other) > 0
    case '>=':
      return compare(one, other) >= 0
    case 'contains':
      return small(one).includes(small(other))
    case 'startsWith':
      return small(one).startsWith(small(other))
    case 'endsWith':
      return small(one).endsWith(small(other))
    default:
      return one === other
  }
}

/** As PostgreSQL's lower() does it: each character by itself, so that Σ at the end of a word is σ, and İ is i without a dot over it. */
const small = (value: Comparable): string => {
  const text = String(value)
  return /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : Array.from(text, c => String.fromCodePoint(c.toLowerCase().codePointAt(0) ?? 0)).join('')
}

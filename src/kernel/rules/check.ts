import type { Comparison, Model, RecordType, Rule } from '../define/index.ts'
import { limits, tooLarge } from './limits.ts'
import { constantFault } from './operand.ts'
import { isField } from './paths.ts'
import { isReadable, type Place, placeOf, pointsAt, type Readable, unknownPath, valueType } from './place.ts'

/**
 * What is wrong with a rule about records of this type, in English; nothing if it can be asked. With `readable`, a field
 * that may not be read is spoken of as one that does not exist.
 */
export function checkRule(model: Model, type: RecordType, rule: Rule, readable: Readable = () => true): string[] {
  const large = tooLarge(rule)
  return large === undefined ? faultsOf({ model, type, readable }, rule) : [large]
}

interface About {
  readonly model: Model
  readonly type: RecordType
  readonly readable: Readable
}

function faultsOf(about: About, rule: Rule): string[] {
  if ('all' in rule)
    return rule.all.length > 0 ? rule.all.flatMap(r => faultsOf(about, r)) : ["An empty 'all' denies everybody. If that is meant, write 'nobody'."]
  if ('any' in rule) return rule.any.flatMap(r => faultsOf(about, r))
  if ('not' in rule) return [...(isNobody(rule.not) ? ["'not' of an empty rule denies as well. Write who may instead."] : []), ...faultsOf(about, rule.not)]
  if ('memberOf' in rule)
    return onPath(about, rule.memberOf, place =>
      pointsAt(place, 'group') || pointsAt(place, 'audience') ? [] : [`'${place.path}' does not name a group, so nobody can be a member of it.`],
    )
  if ('empty' in rule) return onPath(about, rule.field, () => [])
  if ('is' in rule) return onPath(about, rule.field, place => comparisonFaults(about, place, rule))
  return []
}

const isNobody = (rule: Rule): boolean => 'any' in rule && rule.any.length === 0

function onPath(about: About, path: string, faults: (place: Place) => string[]): string[] {
  const place = placeOf(about.model, about.type, path)
  return place && isReadable(place, about.readable) ? faults(place) : [unknownPath(about.model, about.type, path, about.readable)]
}

function comparisonFaults(about: About, place: Place, { is, value }: Extract<Rule, { is: Comparison }>): string[] {
  if (!place.kind.comparisons.includes(is))
    return [`'${place.path}' cannot be asked with ${is}. Use ${[...place.kind.comparisons, '== null'].join(', ')} or != null.`]
  if (Array.isArray(value) !== (is === 'in'))
    return [is === 'in' ? `After 'in' comes a list: ${place.path} in [...].` : `A list can only stand after 'in': ${place.path} in [...].`]
  if (Array.isArray(value) && value.length > limits.list)
    return [`The list for '${place.path}' has ${value.length} values; at most ${limits.list} are allowed.`]
  if (isField(value)) return onPath(about, value.field, other => pairFaults(place, other))
  const fault = constantFault(value, place)
  return fault === undefined ? [] : [fault]
}

const pairFaults = (place: Place, other: Place): string[] =>
  !other.kind.many && other.kind.comparisons.length > 0 && valueType(place) === valueType(other)
    ? []
    : [`'${place.path}' and '${other.path}' hold different kinds of values and cannot be compared.`]

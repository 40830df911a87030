import type { Literal, Operand } from '../define/index.ts'
import { malformed } from '../errors.ts'
import type { Comparable } from '../fields/index.ts'
import type { Asker } from './asker.ts'
import { isDistance, moved } from './moment.ts'
import { isMe, isNow } from './paths.ts'
import { type Place, pointsAt, valueType } from './place.ts'

/** What a rule compares a field with, other than another field. */
export type Constant = Exclude<Operand, { readonly field: string }>

/** The values a field is compared with, several for `in`; none if nobody is signed in and `me` is asked for. */
export function constants(value: Constant, place: Place, asker: Asker, now: string): readonly Comparable[] {
  const fault = constantFault(value, place)
  if (fault !== undefined) throw malformed(fault, 'bad_filter')
  if (typeof value !== 'object') return [parsed(value, place)]
  if (isMe(value)) return asker.person === null ? [] : [asker.person]
  if (isNow(value)) return [moved(now, value.now).slice(0, timed[valueType(place)])]
  return value.map(literal => parsed(literal, place))
}

/** SQL types that now() can be compared with, and how much of its ISO text they hold: a date is the day in UTC. */
const timed: Readonly<Record<string, number>> = { timestamptz: 24, date: 10 }

function parsed(literal: Literal, { kind, field, path }: Place): Comparable {
  const result = kind.parseOperand(literal, field)
  if ('fault' in result) throw malformed(`${path}: ${result.fault.en}`, 'bad_filter')
  return result.value
}

/** Why this field cannot be compared with that value. */
export function constantFault(value: Constant, place: Place): string | undefined {
  const { path, kind, field } = place
  if (typeof value !== 'object') return literalFault(value, place)
  if (isMe(value)) return pointsAt(place, 'person') ? undefined : `'${path}' does not name a person, so it cannot be compared with me.`
  if (isNow(value)) {
    if (!Object.hasOwn(timed, kind.column(field))) return `'${path}' is neither a date nor a moment, so it cannot be compared with now().`
    return isDistance(value.now) ? undefined : `now() cannot be moved by '${value.now}'. Use a duration like PT4H, P2D or -PT30M.`
  }
  return value.map(literal => literalFault(literal, place)).find(fault => fault !== undefined)
}

function literalFault(literal: Literal, { kind, field, path }: Place): string | undefined {
  const result = kind.parseOperand(literal, field)
  return 'fault' in result ? `${path}: ${result.fault.en}` : undefined
}

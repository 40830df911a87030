import type { Actor } from '../actor.ts'
import type { Field, RecordType } from '../define/index.ts'
import type { Fault } from '../errors.ts'
import { type Beside, fieldType } from '../fields/index.ts'
import { checkRule } from '../rules/index.ts'
import { isEmpty } from './input.ts'
import { decided, fieldReadable } from './permission.ts'
import type { Row, Unit } from './unit.server.ts'

/**
 * What is wrong with the values that a caller changed, as far as it shows only beside the rest of the record and the
 * other definitions. `draft` is the record as it would be saved.
 */
export function checkValues(unit: Unit, actor: Actor, type: RecordType, draft: Row, changed: Readonly<Record<string, unknown>>): Fault[] {
  const beside = besideOf(unit, actor, type, draft)
  return Object.entries(type.fields).flatMap(([name, field]) => {
    const concerned = [name, ...leansOn(field)].some(other => Object.hasOwn(changed, other))
    const fault = concerned && !isEmpty(draft[name]) ? fieldType(field.kind).check?.(draft[name], field, beside) : undefined
    return fault ? [{ field: name, message: fault[actor.language] }] : []
  })
}

/** Fields beside this one on which its meaning depends, so that it is looked at again when they change. */
const leansOn = ({ options }: Field): readonly string[] => [options, ...Object.values(options.columns ?? {}).map(c => c.options)].flatMap(o => o.of ?? [])

/** A rule may not ask for what its author may not read: it would answer for them what they cannot ask themselves. */
function besideOf({ store: { model } }: Unit, actor: Actor, type: RecordType, draft: Row): Beside {
  const mayRead = (of: RecordType, field: string) => actor.unbound || fieldReadable(actor, of, field) !== false
  return {
    model,
    fields: type.fields,
    values: draft,
    ruleFaults: (about, rule) => (decided(actor, about.definition.may.read) === false ? undefined : checkRule(model, about, rule, mayRead)),
  }
}

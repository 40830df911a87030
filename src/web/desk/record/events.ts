import type { Field } from '../../../kernel/define/index.ts'
import type { Entry, TypeShape } from '../../client/index.ts'
import { isBlank } from '../../fields.ts'

/** Consequences that are worth a word though nobody set them by hand. */
const telling = new Set(['state', 'priority'])

/**
 * Fields whose change is worth a word, the state first. What the system reckons, and what a transition tidies up,
 * its cause says already.
 */
export function changedFields(entry: Entry, type: TypeShape): readonly string[] {
  const said = Object.entries(entry.changes).filter(([name, [before, after]]) => {
    const field = type.fields[name]
    if (!field || (isBlank(before) && isBlank(after)) || isBareId(field, after)) return false
    return telling.has(name) || (!field.computed && !(entry.act === 'transition' && isBlank(after)))
  })
  return said.map(([name]) => name).sort((a, b) => Number(b === 'state') - Number(a === 'state'))
}

/** An id that is kept as text has no name to be shown by. */
const isBareId = (field: Field, value: unknown): boolean =>
  field.kind === 'text' && typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** Whether an entry says anything. */
export const isShown = (entry: Entry, type: TypeShape): boolean => entry.act !== 'change' || changedFields(entry, type).length > 0

import type { RecordType } from '../../kernel/define/index.ts'
import type { ActHandler } from './act.ts'
import type { ActRow } from './automation.ts'

/**
 * Tells somebody or a group of the record, by a fact in its history that notifications hear of: whom the record names in a field, or
 * whom the act names itself. Facts are for those who may read notes: requesters are told by a public comment.
 */
export const notify: ActHandler = {
  check: ({ field, group, person, text }, type) => [
    ...(group || person || field
      ? []
      : [{ en: 'Name a group, a person, or a field that names one.', de: 'Bitte eine Gruppe, eine Person oder ein Feld damit nennen.' }]),
    ...(field && !kindOf(type, field)
      ? [{ en: `'${field}' names neither a person nor a group.`, de: `„${field}“ nennt weder eine Person noch eine Gruppe.` }]
      : []),
    ...(text ? [] : [{ en: 'Give it a text.', de: 'Bitte einen Text angeben.' }]),
  ],
  run: async (act, { actor, records, type, row, fill }) => {
    const said = await fill(act.text ?? '')
    const about = whom(act, type, row)
    await records.fact(actor, type.definition, row.id, { kind: 'automation.told', say: { en: said, de: said }, about })
    return { en: `told ${about.group ? 'a group' : 'somebody'}: ${said}`, de: `benachrichtigte ${about.group ? 'eine Gruppe' : 'jemanden'}: ${said}` }
  },
}

/** What a field of the record names. */
function kindOf(type: RecordType, field: string): 'person' | 'group' | undefined {
  const to = Object.hasOwn(type.fields, field) && type.fields[field]?.kind === 'reference' ? type.fields[field].options.to : undefined
  return to === 'person' || to === 'group' ? to : undefined
}

function whom({ field, group, person }: ActRow, type: RecordType, row: Readonly<Record<string, unknown>>): { person: string | null; group: string | null } {
  if (!field) return { person: person ?? null, group: group ?? null }
  const id = typeof row[field] === 'string' ? row[field] : null
  return kindOf(type, field) === 'group' ? { person: null, group: id } : { person: id, group: null }
}

import type { Field, RecordType, Text, Transition } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import { withPaths } from '../rules/index.server.ts'
import type { ActContext, Acts } from './act.ts'
import type { ActRow } from './automation.ts'
import { asMarkdown, fill as fillFrom, linkOf, sayValue, type Source, type Speaker, titleOf, valueFor } from '../texts/index.server.ts'
import type { Step } from './step.ts'
import { filled, words } from './words.ts'

export interface Performing extends Omit<ActContext, 'fill'> {
  readonly speaker: Speaker
  readonly acts: Acts
  /** Stands in the history of all it does. */
  readonly reason: string
}

export interface Done {
  readonly say: Text
  /** A record that was made. */
  readonly made?: { readonly type: string; readonly id: string }
}

/** Does one step on the record and says what it did. */
export async function perform(step: Step, on: Performing): Promise<Done> {
  const { act, fields } = step
  switch (act.act) {
    case 'setField':
      return setFields(on, await valuesOf(on, on.type, fields))
    case 'assign':
      return assign(on, act)
    case 'transition':
      return move(on, act, fields)
    case 'comment':
      return comment(on, act)
    case 'createRecord':
      return createRelated(on, act, fields)
    default:
      return handled(on, act)
  }
}

async function setFields({ records, actor, type, row, reason, speaker }: Performing, values: Readonly<Record<string, unknown>>): Promise<Done> {
  const saved: Row = await records.change(actor, type.definition, row.id, values, { reason })
  if (saved.version === row.version) return { say: words.nothing }
  return { say: await sayValues(speaker, type, Object.keys(values), saved) }
}

/** What fields have become, one sentence each. */
async function sayValues(speaker: Speaker, type: RecordType, names: readonly string[], row: Row): Promise<Text> {
  const sentences = names.map(async name => {
    const field = type.fields[name] as Field
    const value = { en: await sayValue(speaker, field, row[name], 'en'), de: await sayValue(speaker, field, row[name], 'de') }
    return value.en === '' ? filled(words.empties, { field: field.label }) : filled(words.sets, { field: field.label, value })
  })
  const all = await Promise.all(sentences)
  return { en: all.map(s => s.en).join(' '), de: all.map(s => s.de).join(' ') }
}

/** To a group alone, nobody is named: then one of its members is found as for any work that the group gets. */
async function assign(on: Performing, act: ActRow): Promise<Done> {
  const { work } = on.type.definition
  const { records, actor, type, row, speaker, reason } = on
  const values = {
    ...(work?.group !== undefined && act.group ? { [work.group]: act.group } : {}),
    ...(work?.assignee === undefined
      ? {}
      : act.person
        ? { [work.assignee]: act.person }
        : row[work.group ?? ''] === act.group
          ? {}
          : { [work.assignee]: null }),
  }
  const saved: Row = await records.change(actor, type.definition, row.id, values, { reason })
  if (saved.version === row.version) return { say: words.nothing }
  const parties = [work?.group, work?.assignee].flatMap(name => (name === undefined || !saved[name] ? [] : [name]))
  const whom = await Promise.all(parties.map(name => sayValue(speaker, type.fields[name] as Field, saved[name], 'en')))
  return { say: filled(words.assigns, { whom: whom.join(', ') }) }
}

async function move(on: Performing, act: ActRow, fields: readonly ActRow[]): Promise<Done> {
  const { records, actor, type, row, reason } = on
  const name = String(act.transition)
  const text = act.text ? { comment: await fill(on, act.text, asMarkdown) } : {}
  await records.transition(actor, type.definition, row.id, name, { ...(await valuesOf(on, type, fields)), ...text }, { reason })
  const { label } = (type.definition.transitions as Record<string, Transition<Record<string, never>, string>>)[name] ?? { label: { en: name, de: name } }
  return { say: filled(words.moves, { transition: label }) }
}

async function comment(on: Performing, act: ActRow): Promise<Done> {
  const text = await fill(on, act.text ?? '', asMarkdown)
  const visibility = act.visibility ?? 'internal'
  await on.records.comment(on.actor, on.type.definition, on.row.id, { text, visibility })
  return { say: filled(visibility === 'public' ? words.comments : words.notes, { text }) }
}

async function createRelated(on: Performing, act: ActRow, fields: readonly ActRow[]): Promise<Done> {
  const { speaker, records, actor, type, row, reason } = on
  const target = speaker.model.type(String(act.recordType))
  const link = linkOf(type, target, act.field)
  const title = act.text ? { [target.definition.views.title]: await fill(on, act.text) } : {}
  const values = { ...title, ...(link?.side === 'there' ? { [link.field]: row.id } : {}), ...(await valuesOf(on, target, fields)) }
  const made: Row = await records.create(actor, target.definition, values, { reason })
  if (link?.side === 'here') await records.change(actor, type.definition, row.id, { [link.field]: made.id }, { reason })
  const number = typeof made.number === 'string' ? `${made.number} ` : ''
  const say = filled(words.creates, { type: target.definition.label.one, title: number + titleOf(target, made) })
  return { say, made: { type: target.name, id: made.id } }
}

async function handled(on: Performing, act: ActRow): Promise<Done> {
  const handler = on.acts.get(act.act)
  if (!handler) throw invalid('does', `'${act.act}' is not available.`)
  return { say: await handler.run(act, { ...on, fill: text => fill(on, text) }) }
}

/** Values by field as the rows say, with the record's own filled in. */
async function valuesOf(on: Performing, target: RecordType, rows: readonly ActRow[]): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const { field: name, value } of rows) {
    const field = Object.hasOwn(target.fields, name ?? '') ? target.fields[name ?? ''] : undefined
    if (!field || !name) throw invalid('does', `There is no field '${name}' in ${target.name}.`)
    values[name] = value ? await valueFor(sourceOf(on), field, value, 'does') : null
  }
  return values
}

/** The text with the record's values in it. */
const fill = (on: Performing, text: string, treat?: (said: string) => string): Promise<string> => fillFrom(sourceOf(on), text, treat)

const sourceOf = ({ speaker, type, row, automation }: Performing): Source => ({
  model: speaker.model,
  type,
  language: automation.language,
  speaker,
  values: paths => withPaths(speaker.model, type, row, paths, speaker.look),
})

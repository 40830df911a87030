import { followPath, type RecordType, type Rule, type Transition } from '../../../../kernel/define/index.ts'
import { holds, parseRule, pathsOf } from '../../../../kernel/rules/index.ts'
import { withPaths } from '../../../rules/index.server.ts'
import { filled, words } from '../../words.ts'
import type { Journey } from '../journey.server.ts'
import type { Row } from '../../../../kernel/records/index.server.ts'
import type { Outcome, Performer } from './performer.ts'
import { filledText, make, nameOf, valuesOf, variablesOf } from './values.server.ts'

export const create: Performer<'create'> = {
  begin: async (journey, token, node) => {
    const target = journey.unit.store.model.type(node.recordType)
    const values = await valuesOf(journey, token, target, node.fields)
    const { row, title } = await make(journey, { target, values, link: node.link, keepAs: node.keepAs })
    const say = filled(words.created, { type: target.definition.label.one, title })
    return { go: 'next', say, about: { type: target.name, id: row.id } }
  },
}

/** Where work for people is kept unless a flow says otherwise. */
export const usualTask = 'requestTask'

export const task: Performer<'task'> = {
  begin: async (journey, token, node) => {
    const target = journey.unit.store.model.type(node.recordType ?? usualTask)
    const title = { [target.definition.views.title]: await filledText(journey, token, node.title) }
    const values = { ...title, ...(await valuesOf(journey, token, target, node.fields)) }
    const { row, title: name } = await make(journey, { target, values, link: node.link, keepAs: node.keepAs })
    const about = { type: target.name, id: row.id }
    return { wait: { for: 'record', record: row.id, kept: about, stuck: true }, say: filled(words.waitsForTask, { title: name }), about }
  },
  look: async (journey, token, node) => {
    const target = journey.unit.store.model.type(String(token.kept?.type))
    const row: Row = await journey.records.get(journey.actor, target.definition, String(token.kept?.id))
    const about = { type: target.name, id: row.id }
    const title = nameOf(target, row)
    if (row.category !== 'done') return { wait: { for: 'record', record: row.id, kept: about, stuck: true }, say: filled(words.waitsForTask, { title }), about }
    if (node.succeeds && !(await isSo(journey, target, parseRule(node.succeeds), row)))
      return { fail: filled(words.taskUnfit, { title, state: stateOf(target, row) }), final: true }
    return { go: 'next', say: filled(words.taskDone, { title }), about }
  },
}

const stateOf = ({ definition }: RecordType, row: Row) => definition.states?.[String(row.state)] ?? String(row.state)

/** Whether a rule holds for a record that the flow deals with. */
async function isSo({ unit, look, now }: Journey, type: RecordType, rule: Rule, row: Row): Promise<boolean> {
  const { model } = unit.store
  return holds(rule, { model, type, row: await withPaths(model, type, row, pathsOf(rule), look), asker: nobody, now })
}

export const nobody = { person: null, groups: [], roles: new Set<string>() }

export const set: Performer<'set'> = {
  begin: async (journey, token, node) => {
    const variables = await variablesOf(journey, token, node.variables)
    const values = await valuesOf(journey, token, journey.subjectType, node.fields)
    journey.setVariables(variables)
    const { records, actor, subjectType, progress, version } = journey
    const reason = version.flow.name
    const labels = Object.keys(values).map(name => subjectType.fields[name]?.label ?? { en: name, de: name })
    const names = [...labels, ...Object.keys(variables).map(name => ({ en: name, de: name }))]
    const fields = { en: names.map(n => n.en).join(', '), de: names.map(n => n.de).join(', ') }
    if (node.transition) await records.transition(actor, subjectType.definition, progress.subject, node.transition, values, { reason })
    else if (labels.length > 0) await records.change(actor, subjectType.definition, progress.subject, values, { reason })
    journey.forgetSubject()
    return {
      go: 'next',
      say: node.transition ? filled(words.moved, { transition: verbLabel(subjectType, node.transition) }) : filled(words.setFields, { fields }),
    }
  },
}

const verbLabel = ({ definition }: RecordType, name: string) =>
  (definition.transitions as Readonly<Record<string, Transition<Record<string, never>, string>>> | undefined)?.[name]?.label ?? name

/** By a fact on the record, which notifications hear of. */
export const notify: Performer<'notify'> = {
  begin: async (journey, token, node): Promise<Outcome> => {
    const text = await filledText(journey, token, node.text)
    const about = await whom(journey, token, node)
    await journey.records.fact(journey.actor, journey.subjectType.definition, journey.progress.subject, {
      kind: 'flow.told',
      say: { en: text, de: text },
      about,
    })
    return { go: 'next', say: filled(words.told, { text: text.slice(0, 300) }) }
  },
}

async function whom(
  journey: Journey,
  token: Parameters<Performer<'notify'>['begin']>[1],
  { person, group, field }: Parameters<Performer<'notify'>['begin']>[2],
): Promise<{ person: string | null; group: string | null }> {
  if (!field) return { person: person ?? null, group: group ?? null }
  const source = journey.source(token, token.node)
  const id = (await source.values([field]))[field]
  const named = typeof id === 'string' ? id : null
  return isGroup(source, field) ? { person: null, group: named } : { person: named, group: null }
}

const isGroup = ({ model, type }: { model: Journey['unit']['store']['model']; type: RecordType }, path: string): boolean =>
  followPath(model, type, path)?.field.options.to === 'group'

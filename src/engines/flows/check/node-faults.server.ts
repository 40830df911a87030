import { nobody, type RecordType, type Text } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import { linkOf, unknown } from '../../texts/index.server.ts'
import type { Node, NodeKind, NodeOf } from '../graph/graph.ts'
import { usualTask } from '../run/nodes/records.server.ts'
import type { At } from './checking.server.ts'
import { httpFaults } from './http-faults.server.ts'
import { fieldOn, keepFaults, pathFaults, ruleFaults, textFaults, valueFaults, variableFaults } from './names.server.ts'

type Faults<K extends NodeKind> = (node: NodeOf<K>, at: At) => readonly Text[] | Promise<readonly Text[]>

/** What is wrong with a node of each kind, beside where it leads. */
const faults: { readonly [K in NodeKind]: Faults<K> } = {
  start: () => [],
  join: () => [],
  undo: () => [],
  end: () => [],
  approval: async ({ steps, shows = [], separate = [] }, at) => [
    ...(steps.length === 0
      ? [{ en: 'Nobody is asked: give it a step with approvers.', de: 'Niemand wird gefragt: Bitte einen Schritt mit Genehmigenden angeben.' }]
      : []),
    ...(await at.approvals.faults(steps, at.scope.subject)),
    ...[...shows, ...separate].flatMap(path => pathFaults(at, path)),
  ],
  task: async (node, at) => {
    const target = madeType(at, node.recordType ?? usualTask)
    if ('fault' in target) return [target.fault]
    return [
      ...(node.title.trim() === '' ? [{ en: 'Give it a title.', de: 'Bitte einen Titel geben.' }] : textFaults(at, node.title)),
      ...(await valueFaults(at, target.type, node.fields)),
      ...linkFaults(at, target.type, node.link),
      ...keepFaults(at, node.keepAs),
      ...(target.type.definition.states ? [] : [{ en: 'It is never done: it has no states.', de: 'Das ist nie erledigt: Es hat keinen Status.' }]),
      ...(node.succeeds ? ruleFaults(at, node.succeeds, target.type) : []),
    ]
  },
  create: async (node, at) => {
    const target = madeType(at, node.recordType)
    if ('fault' in target) return [target.fault]
    const given = new Set([...(node.fields ?? []).map(f => f.field), linkOf(at.scope.subject, target.type, node.link ?? null)?.field])
    const missing = Object.entries(target.type.fields).filter(([name, f]) => f.required && !f.computed && f.default === undefined && !given.has(name))
    return [
      ...missing.map(([, f]) => ({ en: `${f.label.en} must be given.`, de: `${f.label.de} muss angegeben werden.` })),
      ...(await valueFaults(at, target.type, node.fields)),
      ...linkFaults(at, target.type, node.link),
      ...keepFaults(at, node.keepAs),
    ]
  },
  parallel: ({ branches }, at) => branches.flatMap(({ when }) => (when === undefined ? [] : ruleFaults(at, when))),
  wait: (node, at) => waitFaults(node, at),
  decision: ({ choices }, at) =>
    choices.length === 0
      ? [{ en: 'Give it at least one choice with a condition.', de: 'Bitte mindestens eine Wahl mit einer Bedingung angeben.' }]
      : choices.flatMap(({ when }) => ruleFaults(at, when)),
  set: async ({ fields = [], variables = [], transition }, at) => {
    const verbs = (at.scope.subject.definition.transitions ?? {}) as Readonly<
      Record<string, { readonly asks?: readonly string[]; readonly requires?: readonly string[] }>
    >
    const verb = transition === undefined || !Object.hasOwn(verbs, transition) ? undefined : verbs[transition]
    return [
      ...(fields.length + variables.length === 0 && !transition ? [{ en: 'Say what is to be set.', de: 'Bitte sagen, was gesetzt werden soll.' }] : []),
      ...(transition && !verb ? [unknown('transition', 'Einen Übergang', transition, Object.keys(verbs))] : []),
      ...(await valueFaults(at, at.scope.subject, fields, [...(verb?.asks ?? []), ...(verb?.requires ?? [])])),
      ...(await variableFaults(at, variables)),
    ]
  },
  notify: ({ person, group, field, text }, at) => {
    const to = field ? fieldOn(at, field)?.options.to : undefined
    return [
      ...(person || group || field
        ? []
        : [{ en: 'Name a person, a group, or a field that names one.', de: 'Bitte eine Person, eine Gruppe oder ein Feld damit nennen.' }]),
      ...(field && to !== 'person' && to !== 'group'
        ? [{ en: `'${field}' names neither a person nor a group.`, de: `„${field}“ nennt weder eine Person noch eine Gruppe.` }]
        : []),
      ...(text.trim() === '' ? [{ en: 'Give it a text.', de: 'Bitte einen Text angeben.' }] : textFaults(at, text)),
    ]
  },
  webhook: ({ webhook, text, values = [] }, at) => [
    ...(at.webhooks.has(webhook) ? [] : [unknown('webhook', 'Einen Webhook', webhook, [...at.webhooks])]),
    ...textFaults(at, text),
    ...values.flatMap(v => textFaults(at, v.value)),
  ],
  http: (node, at) => httpFaults(node, at),
  subflow: (node, at) => subflowFaults(node, at),
  loop: ({ over }, at) => {
    const list = fieldOn(at, over)
    if (!list) return pathFaults(at, over)
    return list.options.columns || fieldType(list.kind).many ? [] : [{ en: `'${over}' is no list.`, de: `„${over}“ ist keine Liste.` }]
  },
}

export const nodeFaults = (node: Node, at: At): Promise<readonly Text[]> => Promise.resolve((faults[node.kind] as Faults<NodeKind>)(node as never, at))

/** A type of record that the flow creates: one that somebody could, and none that says how others work unless an administrator publishes it. */
function madeType(at: At, name: string): { readonly type: RecordType } | { readonly fault: Text } {
  const type = at.scope.model.find(name)
  const known = at.scope.model.types.filter(t => t.definition.may.create !== nobody).map(t => t.name)
  if (!type || !known.includes(name)) return { fault: unknown('record type', 'Eine Art von Datensatz', name, known) }
  if (type.definition.administrative && !at.actor.roles.has('administrator') && !at.actor.unbound)
    return {
      fault: {
        en: `${type.definition.label.many.en} say how others work: only an administrator may publish a flow that creates them.`,
        de: `${type.definition.label.many.de} bestimmen, wie andere arbeiten: Nur Administratoren dürfen einen Ablauf veröffentlichen, der sie anlegt.`,
      },
    }
  return { type }
}

const linkFaults = (at: At, target: RecordType, link: string | undefined): Text[] =>
  link && !linkOf(at.scope.subject, target, link)
    ? [{ en: `'${link}' does not relate the two records.`, de: `„${link}“ verbindet die beiden Datensätze nicht.` }]
    : []

function waitFaults({ rule, date, duration, atMost, late }: NodeOf<'wait'>, at: At): Text[] {
  const hasTime = date !== undefined || duration !== undefined
  if ((rule !== undefined) === hasTime)
    return [
      { en: 'Say what it waits for: either a condition, or a date or time.', de: 'Bitte sagen, worauf gewartet wird: auf eine Bedingung oder auf ein Datum.' },
    ]
  const lateFault =
    late !== undefined && atMost === undefined ? [{ en: 'Say how long it waits at most.', de: 'Bitte sagen, wie lange höchstens gewartet wird.' }] : []
  if (rule !== undefined) return [...ruleFaults(at, rule), ...lateFault]
  if (date === undefined || !Number.isNaN(Date.parse(date))) return []
  const kind = fieldOn(at, date)?.kind
  if (kind === undefined) return pathFaults(at, date)
  return kind === 'date' || kind === 'dateTime' ? [] : [{ en: `'${date}' is no date.`, de: `„${date}“ ist kein Datum.` }]
}

function subflowFaults({ flow: id, about, give = [] }: NodeOf<'subflow'>, at: At): Text[] {
  const other = at.flows.find(f => f.id === id)
  if (!other) return [{ en: 'There is no such flow.', de: 'Diesen Ablauf gibt es nicht.' }]
  if (other.state !== 'published') return [{ en: `"${other.name}" is not published.`, de: `„${other.name}“ ist nicht veröffentlicht.` }]
  const to = about ? fieldOn(at, about)?.options.to : at.scope.subject.name
  return [
    ...(about && to === undefined ? pathFaults(at, about) : []),
    ...(to !== undefined && to !== other.of
      ? [{ en: `"${other.name}" is about ${other.of}, not about ${to}.`, de: `„${other.name}“ ist über ${other.of}, nicht über ${to}.` }]
      : []),
    ...give.flatMap(g => textFaults(at, g.value)),
  ]
}

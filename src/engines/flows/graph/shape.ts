import type { Text } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import type { Fault } from './fault.ts'
import type { Graph, NodeKind } from './graph.ts'

/** The most nodes, branches, headers and the like that a flow may have: what is drawn must be seen, and what is checked must end. */
export const most = { nodes: 300, variables: 100, list: 50, name: 120, text: 10_000, url: 2000 }

/** Says what is wrong with a value; undefined where it is right. */
type Check = (value: unknown) => Text | undefined
type Shape = Readonly<Record<string, Check>>

const wrong = (en: string, de: string): Text => ({ en, de })

const textOf =
  (longest: number, least = 0): Check =>
  value =>
    typeof value === 'string' && value.length <= longest && value.trim().length >= least
      ? undefined
      : wrong(
          least > 0 ? `takes a text of 1 to ${longest} characters` : `takes a text of at most ${longest} characters`,
          least > 0 ? `braucht einen Text von 1 bis ${longest} Zeichen` : `braucht einen Text von höchstens ${longest} Zeichen`,
        )

const name = textOf(most.name, 1)
const text = textOf(most.text)
/** Another node; empty where nothing follows. */
const way = textOf(60)
const yesNo: Check = value => (typeof value === 'boolean' ? undefined : wrong('is true or false', 'ist true oder false'))

const isKey = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z]\w{0,59}$/.test(value)
const key: Check = value =>
  isKey(value)
    ? undefined
    : wrong(
        'takes a word of letters, digits and _, beginning with a letter',
        'braucht ein Wort aus Buchstaben, Ziffern und _, das mit einem Buchstaben beginnt',
      )

const oneOf =
  (...words: readonly string[]): Check =>
  value =>
    typeof value === 'string' && words.includes(value) ? undefined : wrong(`is one of ${words.join(', ')}`, `ist eines von ${words.join(', ')}`)

const duration: Check = value => {
  const parsed = typeof value === 'string' ? durations.parse(value.replace(/^-/, ''), { label: { en: '', de: '' } } as never) : undefined
  return parsed && 'value' in parsed ? undefined : wrong('takes a duration such as PT4H or P2D', 'braucht eine Dauer wie PT4H oder P2D')
}
const durations = fieldType('duration')

const whole =
  (least: number, largest: number): Check =>
  value =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= largest
      ? undefined
      : wrong(`is a whole number from ${least} to ${largest}`, `ist eine ganze Zahl von ${least} bis ${largest}`)

const anything: Check = () => undefined

const listOf =
  (check: Check, longest = most.list): Check =>
  value =>
    Array.isArray(value) && value.length <= longest
      ? firstOf(value, check)
      : wrong(`is a list of at most ${longest}`, `ist eine Liste von höchstens ${longest} Einträgen`)

function firstOf(values: readonly unknown[], check: Check): Text | undefined {
  for (const value of values) {
    const found = check(value)
    if (found) return found
  }
  return undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

const objectOf =
  (must: Shape, may: Shape = {}): Check =>
  value =>
    isObject(value) ? faultsOfObject(value, must, may)[0] : wrong('is an object', 'ist ein Objekt')

function faultsOfObject(value: Readonly<Record<string, unknown>>, must: Shape, may: Shape): Text[] {
  const known = { ...may, ...must }
  const unknown = Object.keys(value).filter(k => !Object.hasOwn(known, k))
  const absent = Object.keys(must).filter(k => !Object.hasOwn(value, k))
  return [
    ...unknown.map(k => wrong(`'${k.slice(0, 60)}' is not known here`, `„${k.slice(0, 60)}“ ist hier nicht bekannt`)),
    ...absent.map(k => wrong(`'${k}' is missing`, `„${k}“ fehlt`)),
    ...Object.entries(known).flatMap(([k, check]) => {
      const found = Object.hasOwn(value, k) ? check(value[k]) : undefined
      return found ? [wrong(`'${k}' ${found.en}`, `„${k}“ ${found.de}`)] : []
    }),
  ]
}

// What somebody has begun to write is kept; whether it can be is seen when it is published.
const values = listOf(objectOf({ field: textOf(80), value: text }))
const variables = listOf(objectOf({ variable: textOf(80), value: text }))
const retry = objectOf({ count: whole(0, 20), wait: duration }, { factor: whole(1, 10) })
const fallible: Shape = { retry, failed: way, undo: way }
const onward: Shape = { next: way }
const object: Check = value => (isObject(value) ? undefined : wrong('is an object', 'ist ein Objekt'))

/** What each kind of node must have and may have, beside its key, kind and name. */
const kinds: Readonly<Record<NodeKind, readonly [must: Shape, may: Shape]>> = {
  start: [onward, {}],
  approval: [
    { ...onward, steps: listOf(object, 20) },
    { shows: listOf(textOf(200)), separate: listOf(textOf(200)), rejected: way, failed: way, expected: duration },
  ],
  task: [
    { ...onward, title: textOf(500) },
    { ...fallible, recordType: textOf(60), fields: values, link: textOf(80), keepAs: textOf(80), succeeds: textOf(4000), expected: duration },
  ],
  parallel: [{ branches: listOf(objectOf({ name: textOf(most.name), to: way }, { when: textOf(4000) }), 30), join: way }, {}],
  join: [onward, { need: oneOf('all', 'first') }],
  wait: [onward, { rule: textOf(4000), date: textOf(200), duration, atMost: duration, late: way, expected: duration }],
  decision: [{ choices: listOf(objectOf({ name: textOf(most.name), when: textOf(4000), to: way }), 30), otherwise: way }, {}],
  set: [onward, { ...fallible, fields: values, transition: textOf(80), variables }],
  notify: [
    { ...onward, text: textOf(2000) },
    { ...fallible, person: textOf(80), group: textOf(80), field: textOf(200) },
  ],
  create: [
    { ...onward, recordType: textOf(60) },
    { ...fallible, fields: values, link: textOf(80), keepAs: textOf(80) },
  ],
  webhook: [
    { ...onward, webhook: textOf(120) },
    { ...fallible, text: textOf(4000), values },
  ],
  http: [
    { ...onward, method: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE'), url: textOf(most.url) },
    {
      ...fallible,
      headers: listOf(objectOf({ name: textOf(100) }, { value: textOf(2000), secret: textOf(80), prefix: textOf(80) }), 30),
      body: anything,
      answers: listOf(objectOf({ variable: textOf(80), at: textOf(200) }, { required: yesNo })),
      accepts: listOf(whole(100, 599)),
      repeatable: yesNo,
    },
  ],
  subflow: [
    { ...onward, flow: textOf(80) },
    { ...fallible, about: textOf(200), give: variables, expected: duration },
  ],
  loop: [{ ...onward, over: textOf(200), each: way }, { together: yesNo }],
  undo: [onward, {}],
  end: [{}, { outcome: oneOf('done', 'incomplete') }],
}

export const nodeKinds = Object.keys(kinds) as readonly NodeKind[]

const variableKinds = ['text', 'number', 'boolean', 'date', 'dateTime', 'reference'] as const
const column = objectOf({ key, kind: oneOf(...variableKinds) }, { label: textOf(most.name), to: textOf(60) })
const variable = objectOf(
  { key, from: oneOf('answers', 'flow'), kind: oneOf(...variableKinds, 'rows') },
  { label: textOf(most.name), to: textOf(60), columns: listOf(column, 30) },
)

/** Whether it is a flow at all, if an unfinished one; what it says is looked at when it is published. */
export function shapeFaults(given: Readonly<Record<string, unknown>>): Fault[] {
  const whole = faultsOfObject(given, { nodes: nodeList }, { variables: listOf(variable, most.variables) })
  const nodes = Array.isArray(given.nodes) && given.nodes.length <= most.nodes ? given.nodes : []
  return [...whole.map(message => ({ message: sentenceOf(message) })), ...nodes.flatMap(nodeFaults)]
}

const nodeList: Check = value =>
  Array.isArray(value) && value.length <= most.nodes ? undefined : wrong(`is a list of at most ${most.nodes}`, `ist eine Liste von höchstens ${most.nodes}`)

function nodeFaults(node: unknown): Fault[] {
  if (!isObject(node) || !isKey(node.key))
    return [{ message: wrong('Each step is an object with a key.', 'Jeder Schritt ist ein Objekt mit einem Schlüssel.') }]
  const [must, may] = typeof node.kind === 'string' && Object.hasOwn(kinds, node.kind) ? kinds[node.kind as NodeKind] : [undefined, {}]
  const kind = oneOf(...nodeKinds)
  const found = must ? faultsOfObject(node, { key, kind: anything, name, ...must }, may) : faultsOfObject({ kind: node.kind ?? null }, { kind }, {})
  return found.map(message => ({ node: String(node.key), message: sentenceOf(message) }))
}

const sentenceOf = ({ en, de }: Text): Text => ({ en: `${en}.`, de: `${de}.` })

/** The flow that a document is. It has been checked when it was saved. */
export const graphOf = (document: Readonly<Record<string, unknown>>): Graph => document as unknown as Graph

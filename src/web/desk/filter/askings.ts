import type { Comparison, Literal, Rule } from '../../../kernel/define/index.ts'

/** What follows the comparison in a condition. */
export type OperandKind = 'none' | 'many' | 'one' | 'duration'

/** One way to ask about a field, as people say it: `is one of`, `is empty`, `within the last`. */
export interface Asking {
  readonly name: AskingName
  readonly operand: OperandKind
  readonly make: (path: string, operand: unknown) => Rule
  /** What the rule asks for, if it is of this form. */
  readonly read: (rule: Rule) => { readonly path: string; readonly operand: unknown } | undefined
}

export type AskingName = 'isOneOf' | 'isNoneOf' | 'isMe' | 'isMyGroup' | 'has' | 'isEmpty' | 'isFilled' | 'within' | 'before' | `is${Comparison}`

type Compared = Extract<Rule, { is: Comparison }>
const compared = (rule: Rule): Compared | undefined => ('is' in rule ? rule : undefined)
const isLiteral = (value: unknown): value is Literal => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
const literals = (operand: unknown): readonly Literal[] => (Array.isArray(operand) ? operand.filter(isLiteral) : isLiteral(operand) ? [operand] : [])

function readMany(rule: Rule): { path: string; operand: unknown } | undefined {
  const one = compared(rule)
  if (one?.is === 'in' && Array.isArray(one.value)) return { path: one.field, operand: one.value }
  if (one?.is === '==' && isLiteral(one.value)) return { path: one.field, operand: [one.value] }
  return undefined
}

const isOneOf: Asking = {
  name: 'isOneOf',
  operand: 'many',
  make: (field, operand) => {
    const [first, ...more] = literals(operand)
    return more.length || first === undefined ? { field, is: 'in', value: literals(operand) } : { field, is: '==', value: first }
  },
  read: readMany,
}

const isNoneOf: Asking = {
  name: 'isNoneOf',
  operand: 'many',
  make: (field, operand) => {
    const [first, ...more] = literals(operand)
    return more.length || first === undefined ? { not: { field, is: 'in', value: literals(operand) } } : { field, is: '!=', value: first }
  },
  read: rule => {
    const one = compared(rule)
    if (one?.is === '!=' && isLiteral(one.value)) return { path: one.field, operand: [one.value] }
    return 'not' in rule ? readMany(rule.not) : undefined
  },
}

const isMe: Asking = {
  name: 'isMe',
  operand: 'none',
  make: field => ({ field, is: '==', value: { me: true } }),
  read: rule => {
    const one = compared(rule)
    return one?.is === '==' && typeof one.value === 'object' && 'me' in one.value ? { path: one.field, operand: null } : undefined
  },
}

const isMyGroup: Asking = {
  name: 'isMyGroup',
  operand: 'none',
  make: path => ({ memberOf: path }),
  read: rule => ('memberOf' in rule ? { path: rule.memberOf, operand: null } : undefined),
}

const emptiness = (name: 'isEmpty' | 'isFilled', empty: boolean): Asking => ({
  name,
  operand: 'none',
  make: field => ({ field, empty }),
  read: rule => ('empty' in rule && rule.empty === empty ? { path: rule.field, operand: null } : undefined),
})
const isEmpty = emptiness('isEmpty', true)
const isFilled = emptiness('isFilled', false)

const nowAsking = (name: 'within' | 'before', is: '>=' | '<'): Asking => ({
  name,
  operand: 'duration',
  make: (field, operand) => ({ field, is, value: { now: `-${typeof operand === 'string' && operand ? operand : 'P1D'}` } }),
  read: rule => {
    const one = compared(rule)
    if (one?.is !== is || typeof one.value !== 'object' || !('now' in one.value) || !one.value.now.startsWith('-')) return undefined
    return { path: one.field, operand: one.value.now.slice(1) }
  },
})
const within = nowAsking('within', '>=')
const before = nowAsking('before', '<')

const comparing = (is: Comparison): Asking => ({
  name: `is${is}`,
  operand: 'one',
  make: (field, operand) => ({ field, is, value: isLiteral(operand) ? operand : '' }),
  read: rule => {
    const one = compared(rule)
    return one?.is === is && isLiteral(one.value) ? { path: one.field, operand: one.value } : undefined
  },
})

const order: readonly Comparison[] = ['contains', 'startsWith', 'endsWith', '==', '!=', '<=', '>=', '<', '>']

/** What must be known of a field to ask about it. */
export interface Askable {
  /** Its values are chosen from a list. */
  readonly listed: boolean
  readonly many: boolean
  readonly moments: boolean
  readonly comparisons: readonly Comparison[]
  /** The record type it names. */
  readonly to: string | undefined
}

/** Every way to ask about a field, the most useful first. What one chooses from a list is asked as "is one of". */
export function askingsFor({ listed, many, moments, comparisons, to }: Askable): readonly Asking[] {
  const chosen = listed && !many
  const plain = order.filter(c => comparisons.includes(c) && !(chosen && (c === '==' || c === '!='))).map(comparing)
  return [
    ...(chosen ? [isOneOf, isNoneOf] : []),
    ...(to === 'person' && !many ? [isMe] : []),
    ...(to === 'group' && !many ? [isMyGroup] : []),
    ...(moments ? [within, before] : []),
    ...plain,
    isEmpty,
    isFilled,
  ]
}

export interface Condition {
  readonly path: string
  readonly asking: Asking
  readonly operand: unknown
}

/** The condition that a rule is, if it is one that chips can change. */
export function conditionIn(rule: Rule, askingsAt: (path: string) => readonly Asking[]): Condition | undefined {
  for (const path of pathsIn(rule)) {
    for (const asking of askingsAt(path)) {
      const read = asking.read(rule)
      if (read) return { path: read.path, asking, operand: read.operand }
    }
  }
  return undefined
}

function pathsIn(rule: Rule): readonly string[] {
  if ('not' in rule) return pathsIn(rule.not)
  if ('memberOf' in rule) return [rule.memberOf]
  return 'field' in rule ? [rule.field] : []
}

/** The parts of a rule that all must hold: one chip each. */
export const partsOf = (rule: Rule | undefined): readonly Rule[] => (rule === undefined ? [] : 'all' in rule ? rule.all : [rule])

/** And back. */
export const ruleOf = (parts: readonly Rule[]): Rule | undefined => (parts.length > 1 ? { all: parts } : parts[0])

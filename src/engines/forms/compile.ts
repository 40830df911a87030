import type { AnyDefinition, Field, Model, RecordType, Rule } from '../../kernel/define/index.ts'
import { followPath } from '../../kernel/define/index.ts'
import { parseRule, pathsOf } from '../../kernel/rules/index.ts'
import { spoken } from './spoken.ts'
import { type Column, type Form, type Limit, type Part, type PriceOfAnswer, partsOf, type Question } from './form.ts'

/** What must be known of record types: rules look behind references, questions name records. */
export type Types = Pick<Model, 'find'>

/** A form made ready to be asked: its answers are fields of a record type of their own, on which the one rule language works. */
export interface CompiledForm {
  readonly form: Form
  /** Of the answers: a field for each question, and `requester` and `orderer`. */
  readonly type: RecordType
  /** All types, with that of the answers. */
  readonly model: Model
  /** In the order in which they stand. */
  readonly questions: readonly CompiledQuestion[]
  /** Every part with what must hold for it to be shown, the sections around it included. */
  readonly parts: readonly CompiledPart[]
  /** Paths through references that its rules and prefills look at: `requester.department`. */
  readonly behind: readonly string[]
}

export interface CompiledPart {
  readonly part: Part
  readonly show: readonly Rule[]
}

export interface CompiledQuestion {
  readonly question: Question
  readonly field: Field
  readonly show: readonly Rule[]
  readonly require: boolean | Rule
  readonly limits: readonly { readonly rule: Rule; readonly limit: Limit }[]
  readonly prefill: readonly { readonly when: Rule | undefined; readonly value: unknown; readonly from: string | undefined }[]
  readonly prices: readonly PriceOfAnswer[]
}

/** Who is asked for, and who asks: beside the answers in every rule. */
export const persons = ['requester', 'orderer'] as const

const nobody: Rule = { any: [] }

/** A rule that cannot be read holds for nobody; `faultsOfForm` says what is wrong with it. */
export function ruleIn(text: string): Rule {
  try {
    return parseRule(text)
  } catch {
    return nobody
  }
}

export function compileForm(written: Form, types: Types): CompiledForm {
  const form = spoken(written)
  const placed = partsOf(form)
  const type = answersType(form)
  const model = withType(types, type)
  const showOf = (part: Part): Rule[] => (part.show === undefined ? [] : [ruleIn(part.show)])
  const parts = placed.map(({ part, within }) => ({ part, show: [...within.flatMap(showOf), ...showOf(part)] }))
  const questions = parts.flatMap(({ part, show }) => (part.part === 'question' ? [compiled(part, show)] : []))
  return { form, type, model, parts, questions, behind: pathsIn(parts, questions).filter(path => path.includes('.') && followPath(model, type, path)) }
}

function compiled(question: Question, show: readonly Rule[]): CompiledQuestion {
  const { require = false, limits = [], prefill = [], prices = [] } = question
  return {
    question,
    field: fieldOf(question),
    show,
    require: typeof require === 'string' ? ruleIn(require) : require,
    limits: limits.map(limit => ({ rule: ruleIn(limit.rule), limit })),
    prefill: prefill.map(({ when, value, from }) => ({ when: when === undefined ? undefined : ruleIn(when), value, from })),
    prices,
  }
}

/** The question as the kernel knows fields. */
export function fieldOf({ kind, label, help, options = {}, require }: Pick<Question, 'kind' | 'label' | 'help' | 'options' | 'require'>): Field {
  const { columns, ...rest } = options
  const max = rest.max ?? (Object.hasOwn(longest, kind) ? longest[kind] : undefined)
  return {
    kind,
    label,
    ...(help === undefined ? {} : { help }),
    required: require === true,
    computed: false,
    unique: false,
    options: { ...rest, ...(max === undefined ? {} : { max }), ...(columns ? { columns: columnsOf(columns) } : {}) },
  }
}

/** Unless told: an answer is a letter, not a book, and rows are few. */
const longest: Readonly<Record<string, number>> = { text: 200, longText: 10_000, rows: 20, url: 2000, email: 254 }

const columnsOf = (columns: Readonly<Record<string, Column>>): Record<string, Field> =>
  Object.fromEntries(
    Object.entries(columns).map(([name, { kind, label, required = false, options = {} }]) => [
      name,
      fieldOf({ kind, label, options, ...(required ? { require: true } : {}) }),
    ]),
  )

const person = (en: string, de: string): Field => ({
  kind: 'reference',
  label: { en, de },
  required: true,
  computed: true,
  unique: false,
  options: { to: 'person' },
})

export const personFields: Readonly<Record<(typeof persons)[number], Field>> = {
  requester: person('Requester', 'Wer es bekommt'),
  orderer: person('Orderer', 'Wer bestellt'),
}

const answersLabel = { one: { en: 'Answers', de: 'Antworten' }, many: { en: 'Answers', de: 'Antworten' } }

function answersType(form: Form): RecordType {
  const own = partsOf(form).flatMap(({ part }) => (part.part === 'question' ? [[part.key, fieldOf(part)] as const] : []))
  return bareType('answers', 'answers', answersLabel, Object.fromEntries([...Object.entries(personFields), ...own]))
}

/** A record type of which nothing matters but its fields: it is never stored, and nobody's permission is asked of it. */
export function bareType(name: string, path: string, label: AnyDefinition['label'], fields: Readonly<Record<string, Field>>): RecordType {
  const definition: AnyDefinition = {
    name,
    label,
    help: label.one,
    fields,
    may: { read: nobody, create: nobody, change: nobody },
    views: { title: Object.keys(fields)[0] ?? 'id', list: [], sections: [], create: [] },
  }
  return { name, path, table: name, definition, fields, from: 'engines/forms' }
}

function withType(types: Types, type: RecordType): Model {
  const find = (name: string) => (name === type.name ? type : types.find(name))
  return {
    types: [type],
    find,
    byPath: () => undefined,
    type: name => {
      const found = find(name)
      if (!found) throw new Error(`There is no record type '${name}'.`)
      return found
    },
  }
}

function pathsIn(parts: readonly CompiledPart[], questions: readonly CompiledQuestion[]): string[] {
  const shown = parts.flatMap(({ show }) => show.flatMap(pathsOf))
  const asked = questions.flatMap(q => [
    ...(typeof q.require === 'boolean' ? [] : pathsOf(q.require)),
    ...q.limits.flatMap(({ rule }) => pathsOf(rule)),
    ...q.prefill.flatMap(({ when, from }) => [...(when ? pathsOf(when) : []), ...(from === undefined ? [] : [from])]),
  ])
  return [...new Set([...shown, ...asked])]
}

/** What the value of a question hangs on: other questions named by what shows it and what fills it in. */
export function leansOn({ show, prefill }: CompiledQuestion): readonly string[] {
  const paths = [...show.flatMap(pathsOf), ...prefill.flatMap(({ when, from }) => [...(when ? pathsOf(when) : []), ...(from === undefined ? [] : [from])])]
  return [...new Set(paths.map(path => path.split('.')[0] ?? ''))]
}

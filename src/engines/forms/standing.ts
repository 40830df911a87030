import { followPath, nearest, type Rule, type Text } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { holds, pathsOf } from '../../kernel/rules/index.ts'
import { type CompiledForm, type CompiledQuestion, leansOn, persons } from './compile.ts'
import { type Answers, most } from './form.ts'
import { free, type Price, priceOf, sumOf } from './price.ts'
import { faultWords } from './words.ts'

/** What a form's rules may know beside the answers. The server gives them with the form, as far as the orderer may read them. */
export interface Facts {
  readonly requester: string | null
  readonly orderer: string | null
  /** Of the orderer: what `me.groups` and `me.roles` are about. */
  readonly groups: readonly string[]
  readonly roles: readonly string[]
  /** UTC ISO 8601. */
  readonly now: string
  /** What lies behind references, by the whole path: `requester.department.name`. */
  readonly behind: Readonly<Record<string, unknown>>
}

/** How a form stands with these answers. The browser and the server both reckon it by this, so that they agree. */
export interface Standing {
  /** Keys of the parts that are shown, sections and hints among them. */
  readonly shown: ReadonlySet<string>
  readonly questions: ReadonlyMap<string, QuestionStanding>
  /** What counts: given or prefilled, of questions that are shown; nothing empty among it. */
  readonly answers: Answers
  readonly price: Price
  /** What is wrong, by question; a name that is none stands there too. */
  readonly faults: ReadonlyMap<string, Text>
}

export interface QuestionStanding {
  readonly shown: boolean
  readonly required: boolean
  /** What counts; null where nothing does. */
  readonly value: unknown
  /** Nobody has answered it; what stands there was filled in by the form. */
  readonly prefilled: boolean
  readonly fault: Text | undefined
  readonly price: Price
}

/** `given` holds what somebody answered; a name that is not in it was not touched, so that it is still prefilled. */
export function standingOf(compiled: CompiledForm, given: Answers, facts: Facts): Standing {
  const settled = settle(compiled, given, facts)
  const asks = asker(compiled, facts, settled.row)
  const questions = new Map(compiled.questions.map(one => [one.question.key, standingIn(one, settled, asks)]))
  const shown = new Set(compiled.parts.filter(({ show }) => show.every(asks)).map(({ part }) => part.key))
  const faults = new Map([...unknownNames(compiled, given), ...[...questions].flatMap(([key, { fault }]) => (fault ? [[key, fault] as const] : []))])
  const answers = Object.fromEntries([...questions].flatMap(([key, { value }]) => (isBlank(value) ? [] : [[key, value]])))
  return { shown, questions, answers, price: sumOf([...questions.values()].map(q => q.price)), faults }
}

type Asks = (rule: Rule) => boolean

const asker = (compiled: CompiledForm, facts: Facts, row: Answers): Asks => {
  const { model, type } = compiled
  const context = { model, type, row, asker: { person: facts.orderer, groups: facts.groups, roles: new Set(facts.roles) }, now: facts.now }
  // What the reader's side does not know of (a field they may not read) is no reason to stop: it counts as empty on both sides.
  return rule => pathsOf(rule).every(path => followPath(model, type, path)) && holdsSafely(rule, context)
}

/** A rule that cannot be asked (it was refused when published) holds for nobody. */
function holdsSafely(rule: Rule, context: Parameters<typeof holds>[1]): boolean {
  try {
    return holds(rule, context)
  } catch {
    return false
  }
}

interface Settled {
  /** What counts, by question; the persons, and what lies behind references. */
  readonly row: Answers
  readonly shown: ReadonlySet<string>
  readonly prefilled: ReadonlySet<string>
  /** What was given but cannot be read as an answer. */
  readonly unreadable: ReadonlyMap<string, Text>
  /** Questions that are not shown, but were answered. */
  readonly hidden: ReadonlySet<string>
}

/**
 * Works out which questions are shown and what counts as their answers: each after those that it hangs on. In a circle (which is refused
 * when the form is published) the question met again counts as empty.
 */
function settle(compiled: CompiledForm, given: Answers, facts: Facts): Settled {
  const byKey = new Map(compiled.questions.map(one => [one.question.key, one]))
  const row: Record<string, unknown> = { ...facts.behind, ...Object.fromEntries(persons.map(name => [name, facts[name]])) }
  const found = { shown: new Set<string>(), prefilled: new Set<string>(), unreadable: new Map<string, Text>(), hidden: new Set<string>() }
  const asks = asker(compiled, facts, row)
  const met = new Set<string>()
  const visit = (one: CompiledQuestion) => {
    const { key } = one.question
    if (met.has(key)) return
    met.add(key)
    for (const other of leansOn(one)) {
      const before = byKey.get(other)
      if (before) visit(before)
    }
    row[key] = valueOf(one, given, row, asks, found)
    if (!found.shown.has(key)) for (const path of compiled.behind) if (path.startsWith(`${key}.`)) row[path] = null
  }
  for (const one of compiled.questions) visit(one)
  return { row, ...found }
}

function valueOf(one: CompiledQuestion, given: Answers, row: Answers, asks: Asks, found: Writable): unknown {
  const { key } = one.question
  const answer = Object.hasOwn(given, key) ? given[key] : undefined
  if (!one.show.every(asks)) {
    if (!isBlank(answer)) found.hidden.add(key)
    return null
  }
  found.shown.add(key)
  if (answer !== undefined) return isBlank(answer) ? null : parsed(one, answer, found)
  const filled = prefilled(one, row, asks)
  if (filled === null) return null
  found.prefilled.add(key)
  return filled
}

interface Writable {
  readonly shown: Set<string>
  readonly prefilled: Set<string>
  readonly unreadable: Map<string, Text>
  readonly hidden: Set<string>
}

function parsed({ question: { key }, field }: CompiledQuestion, answer: unknown, found: Writable): unknown {
  const result = fieldType(field.kind).parse(answer, field)
  const files = fieldType(field.kind).files && 'value' in result && Array.isArray(result.value) && result.value.length > most.files
  if ('value' in result && !files) return isBlank(result.value) ? null : result.value
  found.unreadable.set(key, 'fault' in result ? result.fault : faultWords.files(most.files))
  return null
}

/** Null where nothing is to stand there, or what would stand there is no answer. */
function prefilled({ prefill, field }: CompiledQuestion, row: Answers, asks: Asks): unknown {
  const first = prefill.find(({ when }) => when === undefined || asks(when))
  if (!first) return null
  const value = first.from === undefined ? first.value : Object.hasOwn(row, first.from) ? row[first.from] : null
  if (isBlank(value)) return null
  const result = fieldType(field.kind).parse(value, field)
  return 'value' in result && !isBlank(result.value) ? result.value : null
}

function standingIn(one: CompiledQuestion, settled: Settled, asks: Asks): QuestionStanding {
  const { key } = one.question
  const shown = settled.shown.has(key)
  const value = settled.row[key] ?? null
  const required = shown && (typeof one.require === 'boolean' ? one.require : asks(one.require))
  return {
    shown,
    required,
    value,
    prefilled: settled.prefilled.has(key),
    fault: faultOf(one, settled, { shown, value, required, asks }),
    price: shown ? priceOf(one.question, value) : free,
  }
}

function faultOf(
  { question: { key, label }, limits }: CompiledQuestion,
  settled: Settled,
  { shown, value, required, asks }: { shown: boolean; value: unknown; required: boolean; asks: Asks },
): Text | undefined {
  if (!shown) return settled.hidden.has(key) ? faultWords.hidden(label) : undefined
  const unreadable = settled.unreadable.get(key)
  if (unreadable) return unreadable
  if (isBlank(value)) return required ? faultWords.missing(label) : undefined
  return limits.find(({ rule }) => !asks(rule))?.limit.otherwise
}

const mostUnknown = 20

function unknownNames({ questions }: CompiledForm, given: Answers): [string, Text][] {
  const known = questions.map(one => one.question.key)
  const names = new Set(known)
  const unknown = Object.keys(given).filter(name => !names.has(name))
  return unknown.slice(0, mostUnknown).map(name => [name.slice(0, 80), faultWords.unknown(name.slice(0, 80), nearest(name, known))])
}

export const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What goes to the server: what somebody answered and is still asked, and what the form filled in, as it was seen. */
export function toSend(standing: Standing, given: Answers): Answers {
  const own = Object.entries(given).filter(([key, value]) => value !== undefined && standing.questions.get(key)?.shown)
  const filled = [...standing.questions].flatMap(([key, { prefilled, value }]) => (prefilled ? [[key, value] as const] : []))
  return Object.fromEntries([...own, ...filled])
}

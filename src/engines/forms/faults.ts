import type { Model, RecordType, Rule, Text } from '../../kernel/define/index.ts'
import { type CompiledForm, compileForm, ruleIn } from './compile.ts'
import { circlesIn } from './circles.ts'
import { keyFault } from './keys.ts'
import { type Form, type Part, partsOf, type Question } from './form.ts'
import { anEffort, couldHold, type Effort, type Known } from './possible.ts'
import { prefillFaults } from './prefill-faults.ts'
import { priceFaults } from './price-faults.ts'
import { questionFaults } from './question-faults.ts'
import { ruleFaults } from './rule-faults.ts'
import { publishWords as say } from './publish-words.ts'
import { isSaid } from './spoken.ts'

/** What keeps a form from being published. */
export interface FormFault {
  /** Of the part at fault; undefined for the form itself. */
  readonly key: string | undefined
  readonly message: Text
}

export interface Publishing {
  readonly model: Pick<Model, 'find'>
  /** Whether whoever orders may read that field; what they may not read, no rule may ask. All unless told. */
  readonly readable?: (type: RecordType, field: string) => boolean
}

/** What the checks of single parts stand on. */
export interface Checking {
  readonly compiled: CompiledForm
  readonly readable: (type: RecordType, field: string) => boolean
  /** Of a type as a whole. */
  readonly mayFind: (name: string) => boolean
}

/** Everything that keeps a form from being published, part by part; nothing if it can be answered. */
export function faultsOfForm(form: Form, { model, readable = () => true }: Publishing): FormFault[] {
  const compiled = compileForm(form, model)
  const mayFind = (name: string) => {
    const type = model.find(name)
    return type !== undefined && readable(type, type.definition.views.title)
  }
  const checking: Checking = { compiled, readable, mayFind }
  const faults = [...partsOf(form).flatMap(({ part }) => partFaults(part, checking)), ...twice(form), ...circlesIn(compiled)]
  // What can never be shown is worked out from rules, so these must be sound first.
  if (faults.length > 0) return faults
  const known = emptyIn(compiled, anEffort())
  return [...neverShown(compiled, known), ...neverHeld(compiled, known)]
}

function partFaults(part: Part, checking: Checking): FormFault[] {
  const own = [...keyFault(part.key), ...(part.show === undefined ? [] : ruleFaults(part.show, checking, say.show)), ...contents(part, checking)]
  return own.map(message => ({ key: part.key, message }))
}

function contents(part: Part, checking: Checking): Text[] {
  switch (part.part) {
    case 'question':
      return [...questionFaults(part, checking), ...prefillFaults(part, checking), ...priceFaults(part), ...rulesOf(part, checking)]
    case 'section':
      return [...labelFault(part.label), ...(part.parts.length === 0 ? [say.emptySection] : [])]
    case 'heading':
      return labelFault(part.label)
    case 'hint':
      return isSaid(part.text) ? [] : [say.noText]
    case 'questionSet':
      return [say.noSet]
  }
}

function rulesOf({ require, limits = [] }: Question, checking: Checking): Text[] {
  return [
    ...(typeof require === 'string' ? ruleFaults(require, checking, say.require) : []),
    ...limits.flatMap(({ rule, otherwise }, i) => [...ruleFaults(rule, checking, say.limit(i + 1)), ...(isSaid(otherwise) ? [] : [say.noOtherwise(i + 1)])]),
  ]
}

const labelFault = (label: Text): Text[] => (isSaid(label) ? [] : [say.noLabel])

function twice(form: Form): FormFault[] {
  const keys = partsOf(form).map(({ part }) => part.key)
  return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))].map(key => ({ key, message: say.twice(key) }))
}

/** Parts that no answers bring up. */
function neverShown(compiled: CompiledForm, known: Known): FormFault[] {
  const never = new Set(compiled.parts.flatMap(({ part, show }) => (couldHold(compiled, show, known) ? [] : [part])))
  const within = new Map(partsOf(compiled.form).map(({ part, within: around }) => [part.key, around]))
  return [...never].flatMap(part => {
    const needed = part.part === 'question' && part.require !== undefined
    // Of a section that never shows, one says it once and not of each part in it.
    const isTold = within.get(part.key)?.some(section => [...never].some(other => other.key === section.key)) === true
    return isTold && !needed ? [] : [{ key: part.key, message: needed ? say.requiredNeverShown : say.neverShown }]
  })
}

/** Questions that never show; for the rules of others they are empty, so that more may never show then. */
function emptyIn(compiled: CompiledForm, effort: Effort): Known {
  let known: Known = { empty: new Set(), effort }
  for (const _ of compiled.questions) {
    const empty = new Set(compiled.questions.filter(({ show }) => !couldHold(compiled, show, known)).map(one => one.question.key))
    if (empty.size === known.empty.size) break
    known = { empty, effort }
  }
  return known
}

/** Limits that no answer keeps, alone or all together; and what is required or filled in where that never holds. */
function neverHeld(compiled: CompiledForm, known: Known): FormFault[] {
  return compiled.questions.flatMap(({ question: { key, require, prefill = [] }, show, limits }) => {
    if (known.empty.has(key)) return []
    const possible = (rules: readonly Rule[], filled?: string) => couldHold(compiled, [...show, ...rules], filled === undefined ? known : { ...known, filled })
    const rules = limits.map(one => one.rule)
    const alone = rules.flatMap((rule, i) => (possible([rule], key) ? [] : [say.limitNeverHolds(i + 1)]))
    const together = alone.length === 0 && rules.length > 1 && !possible(rules, key) ? [say.limitsNeverHold] : []
    const needed = typeof require === 'string' && !possible([ruleIn(require)]) ? [say.neverRequired] : []
    const filled = prefill.flatMap(({ when }, i) => (when === undefined || possible([ruleIn(when)]) ? [] : [say.prefillNever(i + 1)]))
    return [...alone, ...together, ...needed, ...filled].map(message => ({ key, message }))
  })
}

import type { Operand, Rule } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import { parseRule, ruleText } from '../../kernel/rules/index.ts'
import { type Form, type Part, partsOf, type Prefill, type Question } from './form.ts'
import { keyFor } from './keys.ts'
import { partOf, replaced } from './tree.ts'

/** The form with another key for a part, in all that speaks of it. */
export function renamed(form: Form, key: string, to: string): Form {
  const path = (written: string): string => (written === key ? to : written.startsWith(`${key}.`) ? `${to}${written.slice(key.length)}` : written)
  return { parts: form.parts.map(part => renamedPart(part, path)) }
}

type Path = (written: string) => string

function renamedPart(part: Part, path: Path): Part {
  const own = { ...part, key: path(part.key), ...(part.show === undefined ? {} : { show: renamedRule(part.show, path) }) }
  if (own.part === 'section') return { ...own, parts: own.parts.map(inner => renamedPart(inner, path)) }
  return own.part === 'question' ? renamedQuestion(own, path) : own
}

function renamedQuestion(question: Question, path: Path): Question {
  const { require, limits, prefill } = question
  return {
    ...question,
    ...(typeof require === 'string' ? { require: renamedRule(require, path) } : {}),
    ...(limits ? { limits: limits.map(limit => ({ ...limit, rule: renamedRule(limit.rule, path) })) } : {}),
    ...(prefill ? { prefill: prefill.map(one => renamedPrefill(one, path)) } : {}),
  }
}

const renamedPrefill = (one: Prefill, path: Path): Prefill => ({
  ...one,
  ...(one.when === undefined ? {} : { when: renamedRule(one.when, path) }),
  ...(one.from === undefined ? {} : { from: path(one.from) }),
})

/** A rule that cannot be read yet stays as it is written. */
function renamedRule(text: string, path: Path): string {
  try {
    const before = parseRule(text)
    const after = inRule(before, path)
    return JSON.stringify(before) === JSON.stringify(after) ? text : ruleText(after)
  } catch (failure) {
    if (failure instanceof Failure) return text
    throw failure
  }
}

function inRule(rule: Rule, path: Path): Rule {
  if ('all' in rule) return { all: rule.all.map(r => inRule(r, path)) }
  if ('any' in rule) return { any: rule.any.map(r => inRule(r, path)) }
  if ('not' in rule) return { not: inRule(rule.not, path) }
  if ('memberOf' in rule) return { memberOf: path(rule.memberOf) }
  if ('empty' in rule) return { ...rule, field: path(rule.field) }
  return 'is' in rule ? { ...rule, field: path(rule.field), value: inOperand(rule.value, path) } : rule
}

const inOperand = (value: Operand, path: Path): Operand => (typeof value === 'object' && 'field' in value ? { field: path(value.field) } : value)

/** A key that nobody chose: what a part has until it has words. */
const nobodys = /^(question|section|heading|hint|questionSet)\d*$/

/** The form with a key after the part's words, and names after those of its choices, where they still have one that nobody chose. */
export function settled(form: Form, key: string): Form {
  const part = partOf(form, key)
  const label = part && 'label' in part ? part.label.en.trim() || part.label.de.trim() : ''
  if (!part) return form
  const named = part.part === 'question' ? replaced(form, key, withNamedChoices(form, part)) : form
  if (!nobodys.test(key) || label === '') return named
  const others = partsOf(form).flatMap(one => (one.part.key === key ? [] : [one.part.key]))
  return renamed(named, key, keyFor(label, others))
}

/** The same for all parts: what is saved or published has keys that say something. */
export const settledForm = (form: Form): Form => partsOf(form).reduce((now, { part }) => settled(now, part.key), form)

/** What a choice is called until it has words. */
const nobodysChoice = /^option\d+$/

/** Those that a rule, a price or a prefilled answer speaks of already stay as they are. */
function withNamedChoices(form: Form, question: Question): Question {
  const { words } = question.options ?? {}
  if (!words || !Object.keys(words).some(name => nobodysChoice.test(name))) return question
  const text = JSON.stringify(form)
  const isSpokenOf = (name: string) => text.includes(`'${name}'`) || text.includes(`"answer":"${name}"`) || text.includes(`"value":"${name}"`)
  const taken = Object.keys(words)
  const names = Object.entries(words).map(([name, word]) => {
    const label = word.en.trim() || word.de.trim()
    if (!nobodysChoice.test(name) || label === '' || isSpokenOf(name)) return [name, word] as const
    const own = keyFor(label, taken)
    if (own.startsWith('question')) return [name, word] as const
    taken.push(own)
    return [own, word] as const
  })
  return { ...question, options: { ...question.options, words: Object.fromEntries(names) } }
}

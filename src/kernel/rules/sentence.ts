import {
  type Comparison,
  type Field,
  idField,
  type Language,
  type Literal,
  type Model,
  type Operand,
  type RecordType,
  type Rule,
  type Step,
} from '../define/index.ts'
import { fieldType } from '../fields/index.ts'
import { normal } from './normal.ts'
import { isField, isMe, isNow } from './paths.ts'
import { phrases } from './phrases.ts'
import { type Place, placeOf, valueType } from './place.ts'
import { ruleText } from './text.ts'

export interface SentenceContext {
  readonly model: Model
  readonly type: RecordType
  readonly language: Language
  /** For who knows better how a value is said: the name of a record for its id. */
  readonly say?: (field: Field, value: Literal) => string | undefined
}

/** The rule as people say it: `priority is at most High and service's owner is me`. */
export const sentence = (rule: Rule, context: SentenceContext): string => said(normal(rule), context)

type Single = Exclude<Rule, { all: unknown } | { any: unknown } | { not: unknown }>

function said(rule: Rule, context: SentenceContext): string {
  const words = phrases[context.language]
  if ('all' in rule) return rule.all.map(r => bracketed(r, context)).join(` ${words.and} `)
  if ('any' in rule) return rule.any.length === 0 ? words.never : rule.any.map(r => bracketed(r, context)).join(` ${words.or} `)
  if ('not' in rule) return isSingle(rule.not) ? single(rule.not, context, 1) : `${words.not} (${said(rule.not, context)})`
  return single(rule, context, 0)
}

const isSingle = (rule: Rule): rule is Single => !('all' in rule || 'any' in rule || 'not' in rule)
const bracketed = (rule: Rule, context: SentenceContext): string => ('all' in rule || 'any' in rule ? `(${said(rule, context)})` : said(rule, context))

/** Which of a phrase's two forms: the plain one, or the negated one. */
type Form = 0 | 1

function single(rule: Single, context: SentenceContext, form: Form): string {
  const words = phrases[context.language]
  if ('signedIn' in rule) return words.signedIn[form]
  if ('role' in rule) return filled(words.role[form], rule.role)
  const path = 'memberOf' in rule ? rule.memberOf : rule.field
  const place = placeOf(context.model, context.type, path)
  if (!place) return ruleText(form === 0 ? rule : { not: rule })
  return `${subject(place, context)} ${predicate(rule, place, context, form)}`
}

function predicate(rule: Extract<Single, { memberOf: string } | { field: string }>, place: Place, context: SentenceContext, form: Form): string {
  const words = phrases[context.language]
  if ('memberOf' in rule) return (place.kind.many ? words.memberOfSome : words.memberOf)[form]
  if ('empty' in rule) return words.empty[rule.empty === (form === 0) ? 0 : 1]
  if (rule.is === '!=') return compared('==', rule.value, place, context, form === 0 ? 1 : 0)
  return compared(rule.is, rule.value, place, context, form)
}

function compared(is: Exclude<Comparison, '!='>, value: Operand, place: Place, context: SentenceContext, form: Form): string {
  const words = phrases[context.language]
  if (isMe(value)) return (place.kind.many ? words.includesMe : words.me)[form]
  if (isNow(value)) return relative(is, value.now, place, context, form)
  const other = isField(value) ? placeOf(context.model, context.type, value.field) : undefined
  const what = isField(value) ? (other ? subject(other, context) : value.field) : listed(value, place, context)
  return filled(phraseFor(is, place, other !== undefined, context)[form], what)
}

function phraseFor(is: Exclude<Comparison, '!='>, place: Place, toField: boolean, context: SentenceContext): readonly [string, string] {
  const words = phrases[context.language]
  if (is === '==' || is === 'in') return toField ? words.sameField : words.same
  if (is === 'contains') return place.kind.many ? words.includes : words.contains
  if (is === 'startsWith' || is === 'endsWith') return words[is]
  return (['timestamptz', 'date', 'time', 'text'].includes(valueType(place)) ? words.byOrder : words.bySize)[is]
}

/** A date goes by today, a moment by now; what lies further off is said with its distance. */
function relative(is: Exclude<Comparison, '!='>, by: string, place: Place, { language }: SentenceContext, form: Form): string {
  const { past, future, present, today } = phrases[language]
  const near = valueType(place) === 'date' ? today : present
  const phrase = (by === '' ? near : by.startsWith('-') ? past : future)[isOrdered(is) ? is : '==']
  return filled(phrase[form], distance(by.replace(/^-/, ''), language))
}

const isOrdered = (is: Comparison): is is '<' | '<=' | '>' | '>=' => is === '<' || is === '<=' || is === '>' || is === '>='

function distance(duration: string, language: Language): string {
  const kind = fieldType('duration')
  const parsed = kind.parse(duration, idField)
  const text = 'value' in parsed ? kind.say(parsed.value, idField, language) : duration
  // After `vor` and `in` comes the dative, in which only days look different.
  return language === 'de' ? text.replace(/Tage\b/, 'Tagen') : text
}

function listed(value: Literal | readonly Literal[], place: Place, context: SentenceContext): string {
  const { or, never } = phrases[context.language]
  const all = (typeof value === 'object' ? value : [value]).map(literal => spoken(literal, place, context))
  return all.length === 0 ? never : [all.slice(0, -1).join(', '), all.at(-1)].filter(Boolean).join(` ${or} `)
}

function spoken(literal: Literal, { field, kind }: Place, { language, say }: SentenceContext): string {
  const better = say?.(field, literal)
  if (better !== undefined) return better
  if (valueType({ field, kind }) === 'text' && !field.options.words && !kind.many) return filled(phrases[language].quoted, String(literal))
  const parsed = kind.many ? undefined : kind.parse(literal, field)
  return parsed && 'value' in parsed ? kind.say(parsed.value, field, language) : String(literal)
}

/** `service's owner`, `Verantwortlich (Service)`; German cannot tell the gender of a label. */
function subject({ steps }: Place, { language }: SentenceContext): string {
  const named = steps.length > 1 && steps.at(-1)?.name === 'id' ? steps.slice(0, -1) : steps
  const labels = named.map(step => labelOf(step, language))
  if (language === 'en') return labels.map((label, i) => (i < labels.length - 1 ? possessive(label) : label)).join(' ')
  const [last = '', ...before] = labels.toReversed()
  return before.length === 0 ? last : `${last} (${before.toReversed().join(', ')})`
}

function labelOf({ name, type, field }: Step, language: Language): string {
  if (name === 'id') return filled(phrases[language].itself, inSentence(type.definition.label.one[language], language))
  return inSentence(field.label[language], language)
}

/** English labels lose their capital, unless it is an abbreviation's. */
const inSentence = (label: string, language: Language): string =>
  language === 'en' && /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label

const possessive = (label: string): string => (label.endsWith('s') ? `${label}'` : `${label}'s`)

// A function, since in a replacement text `$&` would mean something.
const filled = (phrase: string, what: string): string => phrase.replace('{}', () => what)

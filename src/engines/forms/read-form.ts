import type { Text } from '../../kernel/define/index.ts'
import { limits } from '../../kernel/rules/index.ts'
import { answerKinds, columnKinds, type Form, most } from './form.ts'
import { amount, type Check, either, exactly, isPlain, isTooDeep, line, list, type Misshapen, named, object, words } from './shape.ts'

/** A form, or what is wrong with its shape. What may be in it though it could not be published is `faultsOfForm`'s to say. */
export type ReadForm = { readonly form: Form } | { readonly faults: readonly Text[] }

/** Nobody mends more of them at once. */
const mostFaults = 20

/** Reads what came as JSON: only what a form knows, nothing beside it, and not too much of it. */
export function readForm(value: unknown): ReadForm {
  const faults = tooMuch(value) ?? form(value, '')
  return faults.length > 0 ? { faults: faults.slice(0, mostFaults).map(f => f.message) } : { form: value as Form }
}

/** What a set of questions holds. */
export const readSet = (value: unknown): readonly Text[] => (tooMuch(value) ?? set(value, '')).slice(0, mostFaults).map(f => f.message)

const rule = line(limits.length)
const key = line(60)
const money = { amount: line(20), currency: line(3) }
const text = words(most.label)
const literal: Check = either(line(most.label), amount, exactly(true, false))

const level = object({ en: line(most.label), de: line(most.label), 'tone?': line(20) })

const optionsWith = (more: Readonly<Record<string, Check>>): Check =>
  object({
    'max?': amount,
    'min?': amount,
    'most?': amount,
    'whole?': exactly(true, false),
    'words?': named(level, /^(?!__proto__$).{1,60}$/u, most.choices),
    'to?': line(60),
    'only?': rule,
    ...more,
  })

const column = object({ kind: exactly(...columnKinds), label: text, 'required?': exactly(true, false), 'options?': optionsWith({}) })

const shown = { key, 'show?': rule }

const kinds: Readonly<Record<string, Check>> = {
  question: object({
    part: exactly('question'),
    ...shown,
    kind: exactly(...answerKinds),
    label: text,
    'help?': words(most.help),
    'options?': optionsWith({ 'columns?': named(column, /^[a-z][A-Za-z0-9]{0,39}$/, most.columns) }),
    'require?': either(rule, exactly(true)),
    'limits?': list(object({ rule, otherwise: text }), most.limits),
    'prefill?': list(object({ 'when?': rule, 'value?': () => [], 'from?': line(200) }), most.prefills),
    'prices?': list(
      object({
        'answer?': literal,
        'each?': exactly(true),
        'once?': object(money),
        'recurring?': object({ ...money, every: exactly('month', 'year') }),
      }),
      most.prices,
    ),
  }),
  section: object({
    part: exactly('section'),
    ...shown,
    label: text,
    'help?': words(most.help),
    parts: (value, at) => parts(value, at),
    'from?': object({ set: line(60), version: amount }),
  }),
  heading: object({ part: exactly('heading'), ...shown, label: text }),
  hint: object({ part: exactly('hint'), ...shown, text: words(most.hint) }),
  questionSet: object({ part: exactly('questionSet'), ...shown, set: line(60) }),
}

const kindOf = exactly(...Object.keys(kinds))

const part: Check = (value, at) => {
  const kind = isPlain(value) ? value.part : undefined
  const check = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  return check ? check(value, at) : kindOf(kind, `${at}.part`)
}

const parts: Check = list(part, most.parts)
const form = object({ parts })
const set = object({ label: text, 'help?': words(most.help), parts })

/** Looked at first, so that nothing large or deep is ever walked through. */
function tooMuch(value: unknown): readonly Misshapen[] | undefined {
  if (isTooDeep(value, 3 * most.depth + 10))
    return said(`Put at most ${most.depth} sections into one another.`, `Höchstens ${most.depth} Abschnitte ineinander.`)
  if (JSON.stringify(value ?? null).length > most.form)
    return said('This is too much for one form. Make two of it.', 'Das ist zu viel für ein Formular. Machen Sie zwei daraus.')
  const { count, depth } = sizeOf(value, 0)
  if (depth > most.depth) return said(`Put at most ${most.depth} sections into one another.`, `Höchstens ${most.depth} Abschnitte ineinander.`)
  return count > most.parts ? said(`Use at most ${most.parts} parts; these are ${count}.`, `Höchstens ${most.parts} Teile; das sind ${count}.`) : undefined
}

const said = (en: string, de: string): Misshapen[] => [{ at: '', message: { en, de } }]

function sizeOf(value: unknown, depth: number): { count: number; depth: number } {
  const inner = isPlain(value) && Array.isArray(value.parts) ? value.parts : []
  const below = inner.map(one => sizeOf(one, isPlain(one) && one.part === 'section' ? depth + 1 : depth))
  return { count: inner.length + below.reduce((sum, b) => sum + b.count, 0), depth: Math.max(depth, ...below.map(b => b.depth)) }
}

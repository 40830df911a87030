import type { Field, Money, Text } from '../../kernel/define/index.ts'
import type { Wrong } from '../../kernel/errors.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { approvalPolicy } from '../../engines/approvals/index.ts'
import { readForm } from '../../engines/forms/index.ts'
import type { Offer } from '../shared/offer.ts'

/** Whether a draft is an offer at all, and where it is not. What it means (a form that works, a group that is there) is asked when it is published. */
export function readOffer(value: unknown, at = 'draft'): { readonly offer: Offer } | { readonly faults: readonly Wrong[] } {
  const faults = offer(value, at)
  return faults.length > 0 ? { faults } : { offer: withWholeAmounts(value as Offer) }
}

/** `1000` as `1000.00`: amounts are kept in one way. */
const withWholeAmounts = (offer: Offer): Offer => ({
  ...offer,
  ...(offer.price ? { price: wholeAmount(offer.price) } : {}),
  ...(offer.recurring ? { recurring: { ...wholeAmount(offer.recurring), every: offer.recurring.every } } : {}),
})

function wholeAmount({ amount, currency }: Money): Money {
  const parsed = fieldType('money').parse({ amount, currency }, fieldNamed('money', 'price'))
  return 'value' in parsed ? (parsed.value as Money) : { amount, currency }
}

type Reader = (value: unknown, at: string) => Wrong[]

const wrong = (field: string, en: string, de: string): Wrong[] => [{ field, message: { en, de } satisfies Text }]

const text =
  (most: number, least = 0): Reader =>
  (value, at) =>
    typeof value === 'string' && value.length <= most && value.trim().length >= least
      ? []
      : wrong(
          at,
          least > 0 ? `Write a text of ${least} to ${most} characters.` : `Write a text of at most ${most} characters.`,
          `Bitte einen Text von ${least} bis ${most} Zeichen angeben.`,
        )

const inLanguages = (most: number): Reader => shape({ en: text(most, 1) }, { de: text(most) })

const fieldNamed = (kind: string, at: string, options = {}): Field => ({
  kind,
  label: { en: at, de: at },
  required: false,
  computed: false,
  unique: false,
  options,
})

const kind =
  (name: string, options = {}): Reader =>
  (value, at) => {
    const parsed = fieldType(name).parse(value, fieldNamed(name, at, options))
    return 'fault' in parsed ? [{ field: at, message: parsed.fault }] : []
  }

const oneOf =
  (...words: readonly string[]): Reader =>
  (value, at) =>
    typeof value === 'string' && words.includes(value) ? [] : wrong(at, `One of: ${words.join(', ')}.`, `Eines von: ${words.join(', ')}.`)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

const anything: Reader = (value, at) => (isObject(value) ? [] : wrong(at, 'Give an object.', 'Bitte ein Objekt angeben.'))

function shape(must: Readonly<Record<string, Reader>>, may: Readonly<Record<string, Reader>> = {}): Reader {
  return (value, at) => {
    if (!isObject(value)) return anything(value, at)
    const unknown = Object.keys(value).filter(name => !Object.hasOwn(must, name) && !Object.hasOwn(may, name))
    const missing = Object.keys(must).filter(name => !Object.hasOwn(value, name))
    return [
      ...unknown
        .slice(0, 20)
        .flatMap(name => wrong(`${at}.${name.slice(0, 80)}`, 'There is nothing of this name here.', 'Etwas mit diesem Namen gibt es hier nicht.')),
      ...missing.flatMap(name => wrong(`${at}.${name}`, 'This is missing.', 'Das fehlt.')),
      ...Object.entries({ ...must, ...may }).flatMap(([name, read]) => (Object.hasOwn(value, name) ? read(value[name], `${at}.${name}`) : [])),
    ]
  }
}

const listOf =
  (read: Reader, most: number): Reader =>
  (value, at) =>
    Array.isArray(value) && value.length <= most
      ? value.flatMap((one, i) => read(one, `${at}.${i}`))
      : wrong(at, `Give a list of at most ${most}.`, `Bitte eine Liste von höchstens ${most} angeben.`)

const each =
  (read: Reader, most: number): Reader =>
  (value, at) => {
    if (!isObject(value)) return anything(value, at)
    const entries = Object.entries(value)
    if (entries.length > most) return wrong(at, `At most ${most}.`, `Höchstens ${most}.`)
    return entries.flatMap(([name, one]) => read(one, `${at}.${name.slice(0, 80)}`))
  }

const id = kind('reference', { to: 'person' })
const until = oneOf('start', 'delivery', 'end', 'never')
const whole = (min: number, most: number) => kind('number', { min, most, whole: true })

const recurring: Reader = (value, at) => {
  if (!isObject(value)) return anything(value, at)
  const { every, ...money } = value
  return [...kind('money')(money, at), ...oneOf('month', 'year')(every, `${at}.every`)]
}

const mapped: Reader = (value, at) =>
  isObject(value) && Object.keys(value).length === 1 && ('value' in value || typeof value.answer === 'string')
    ? []
    : wrong(at, 'Name an answer, or give a value.', 'Bitte eine Antwort nennen oder einen Wert angeben.')

const formShape: Reader = (value, at) => {
  const read = readForm(value)
  return 'form' in read ? [] : read.faults.map(message => ({ field: at, message }))
}

/** As a policy keeps them. */
const steps: Reader = (value, at) => {
  const { steps: field } = approvalPolicy.fields
  const parsed = fieldType(field.kind).parse(value, field)
  return 'fault' in parsed ? [{ field: at, message: parsed.fault }] : []
}

const offer = shape(
  { texts: shape({ name: inLanguages(120) }, { summary: inLanguages(300), description: inLanguages(20_000), keywords: text(500) }) },
  {
    price: kind('money'),
    recurring,
    deliveryDays: whole(0, 365),
    most: whole(1, 999),
    forOthers: kind('boolean'),
    cancelUntil: until,
    changeUntil: until,
    form: formShape,
    approval: shape({ steps }),
    flow: shape({ id }, { version: id }),
    task: shape({}, { group: id, title: text(200) }),
    creates: shape({ type: text(60, 1), fields: each(mapped, 50) }),
    includes: listOf(shape({ item: id }, { when: text(2000, 1), quantity: whole(1, 999), shares: each(text(80, 1), 200) }), 50),
  },
)

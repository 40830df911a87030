import { invalidAll, malformed, type Wrong } from '../../kernel/errors.ts'

/** One thing that is ordered. */
export interface Line {
  readonly item: string
  readonly quantity: number
  /** For whom; oneself if undefined. */
  readonly requester: string | undefined
  readonly answers: unknown
  /** Of a bundle: answers to the questions of what it includes, by the id of the included item. */
  readonly included: Readonly<Record<string, unknown>>
}

export interface Order {
  /** `cart`: what lies in the cart of whoever orders; it is empty afterwards. */
  readonly lines: readonly Line[] | 'cart'
  /** For whom all lines are that name nobody. */
  readonly requester: string | undefined
  readonly reason: string | undefined
}

export const mostLines = 50

/** Reads what came as an order. @throws malformed, invalid */
export function readOrder(given: unknown): Order {
  const body = objectOf(given, 'the order', ['lines', 'cart', 'requester', 'reason'])
  if ((body.cart === true) === (body.lines !== undefined)) throw malformed("Give either 'lines', or 'cart': true.", 'bad_body')
  const faults: Wrong[] = []
  const order: Order = {
    lines: body.cart === true ? 'cart' : linesOf(body.lines, faults),
    requester: idOf(body.requester, 'requester', faults),
    reason: reasonOf(body.reason, faults),
  }
  if (faults.length > 0) throw invalidAll(faults)
  return order
}

function linesOf(given: unknown, faults: Wrong[]): Line[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > mostLines) {
    faults.push({ field: 'lines', message: { en: `Give 1 to ${mostLines} lines.`, de: `Bitte 1 bis ${mostLines} Zeilen angeben.` } })
    return []
  }
  return given.map((line, i) => lineOf(line, `lines.${i}`, faults))
}

function lineOf(given: unknown, at: string, faults: Wrong[]): Line {
  const { item, quantity = 1, requester, answers, included = {} } = objectOf(given, at, ['item', 'quantity', 'requester', 'answers', 'included'])
  const known = idOf(item, `${at}.item`, faults)
  if (item === undefined || item === null) faults.push({ field: `${at}.item`, message: { en: 'Name the item.', de: 'Bitte den Eintrag nennen.' } })
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1 || quantity > 999)
    faults.push({ field: `${at}.quantity`, message: { en: 'Give a whole number from 1 to 999.', de: 'Bitte eine ganze Zahl von 1 bis 999 angeben.' } })
  const isObject = typeof included === 'object' && included !== null && !Array.isArray(included)
  if (!isObject) faults.push({ field: `${at}.included`, message: { en: 'Give an object by item.', de: 'Bitte ein Objekt nach Eintrag angeben.' } })
  return {
    item: known ?? '',
    quantity: Number(quantity),
    requester: idOf(requester, `${at}.requester`, faults),
    answers,
    included: isObject ? (included as Record<string, unknown>) : {},
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function idOf(given: unknown, field: string, faults: Wrong[]): string | undefined {
  if (given === undefined || given === null) return undefined
  if (typeof given === 'string' && uuid.test(given)) return given.toLowerCase()
  faults.push({ field, message: { en: 'Give the id of a record.', de: 'Bitte die ID eines Datensatzes angeben.' } })
  return undefined
}

function reasonOf(given: unknown, faults: Wrong[]): string | undefined {
  if (given === undefined || given === null || given === '') return undefined
  if (typeof given === 'string' && given.length <= 2000) return given
  faults.push({ field: 'reason', message: { en: 'Write at most 2000 characters.', de: 'Bitte höchstens 2000 Zeichen schreiben.' } })
  return undefined
}

export function objectOf(given: unknown, where: string, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw malformed(`Give ${where} as a JSON object.`, 'bad_body')
  const unknown = Object.keys(given).find(name => !known.includes(name))
  if (unknown !== undefined) throw malformed(`There is no '${unknown.slice(0, 80)}' here. Known are: ${known.join(', ')}.`, 'unknown_parameter')
  return given as Readonly<Record<string, unknown>>
}

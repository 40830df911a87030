import type { Document, Text } from '../../define/index.ts'
import { fault } from '../parts/parsed.ts'
import { plain } from '../parts/plain.ts'
import type { FieldType, Parsed } from '../type.ts'

const longest = 256_000
const deepest = 20

/**
 * A structure that only its owner understands: a form, a drawing, answers. Here it is JSON of a bearable size and no more; whoever defines
 * the field says in `before` what shape it must have.
 */
export const document: FieldType<Document> = {
  kind: 'document',
  // Not jsonb, which would put the keys in an order of its own: choices stand in the order in which somebody wrote them.
  column: () => 'json',
  read: stored => stored as Document,
  write: value => JSON.stringify(value),
  operand: column => column,
  comparable: () => undefined,
  parse,
  fromText: text => {
    try {
      return parse(JSON.parse(text))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return fault('Give a JSON object, like {"key": "value"}.', 'Geben Sie ein JSON-Objekt an, etwa {"key": "value"}.')
    }
  },
  toText: value => JSON.stringify(value),
  say: value => JSON.stringify(value),
  schema: () => ({ type: 'object', minProperties: 1 }),
  comparisons: [],
  parseOperand: () => fault('A document can only be asked whether it is there.', 'Ein Dokument kann nur darauf geprüft werden, ob es da ist.'),
  many: false,
}

function parse(value: unknown): Parsed<Document> {
  if (!isObject(value) || Object.keys(value).length === 0) {
    return fault('Give an object with something in it.', 'Geben Sie ein Objekt an, in dem etwas steht.')
  }
  const flaw = flawOf(value, 1)
  if (flaw) return { fault: flaw }
  const text = JSON.stringify(value)
  // A copy, as it will be read again: JSON knows no -0.
  if (text.length <= longest) return { value: JSON.parse(text) as Document }
  return fault(
    `Use at most ${longest} characters of JSON; these are ${text.length}.`,
    `Verwenden Sie höchstens ${longest} Zeichen JSON; das sind ${text.length}.`,
  )
}

/** A plain object: what JSON makes, and nothing with a prototype of its own. */
const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype

/** Why it is not JSON that can be kept. */
function flawOf(value: unknown, depth: number): Text | undefined {
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return undefined
  if (typeof value === 'string') return flawOfText(value)
  if (depth > deepest) return fault(`Nest at most ${deepest} levels.`, `Verschachteln Sie höchstens ${deepest} Ebenen.`).fault
  if (Array.isArray(value)) return firstOf(value, member => flawOf(member, depth + 1))
  if (isObject(value)) return firstOf(Object.entries(value), ([key, member]) => flawOfKey(key) ?? flawOf(member, depth + 1))
  return fault('Use only what JSON knows.', 'Verwenden Sie nur, was JSON kennt.').fault
}

/** Keys that mean something to JavaScript itself are nobody's data. */
const flawOfKey = (key: string): Text | undefined =>
  key === '__proto__' ? fault("Do not use the key '__proto__'.", 'Verwenden Sie den Schlüssel „__proto__“ nicht.').fault : flawOfText(key)

function flawOfText(text: string): Text | undefined {
  const kept = plain(text)
  return 'fault' in kept ? kept.fault : undefined
}

function firstOf<T>(members: readonly T[], flaw: (member: T) => Text | undefined): Text | undefined {
  for (const member of members) {
    const found = flaw(member)
    if (found) return found
  }
  return undefined
}

import type { Field, Secret } from '../../define/index.ts'
import { andThen, fault } from '../parts/parsed.ts'
import { atMost, plain, visible } from '../parts/plain.ts'
import type { FieldType, Parsed, Seal } from '../type.ts'

/**
 * A text that is written and never read back. What goes around as its value says only that there is one; the text itself
 * lies beside it, where neither JSON nor a copy takes it along, until it is sealed into the column: `v1.<mark>.<sealed>`.
 */
const texts = new WeakMap<Secret, string>()

const form = /^[\w-]{16}$/
const max = (field: Field): number => field.options.max ?? 4000

export const secret: FieldType<Secret> = {
  kind: 'secret',
  column: () => 'text',
  read: stored => ({ set: true, mark: String(stored).split('.')[1] ?? '' }),
  write,
  operand: column => column,
  comparable: () => undefined,
  parse,
  fromText: (text, field) => parse(/^set:[\w-]{16}$/.test(text) ? { set: true, mark: text.slice(4) } : text, field),
  toText: value => `set:${value.mark}`,
  say: (_, __, language) => (language === 'de' ? 'hinterlegt' : 'set'),
  schema: field => ({
    anyOf: [
      { type: 'string', minLength: 1, maxLength: max(field), writeOnly: true },
      {
        type: 'object',
        properties: { set: { const: true }, mark: { type: 'string', pattern: form.source } },
        required: ['set', 'mark'],
        additionalProperties: false,
        readOnly: true,
      },
    ],
  }),
  check: value => (texts.has(value) ? undefined : fault('Give the secret as text.', 'Geben Sie das Geheimnis als Text an.').fault),
  comparisons: [],
  parseOperand: () => fault('A secret can only be asked whether it is set.', 'Ein Geheimnis kann nur darauf geprüft werden, ob es hinterlegt ist.'),
  many: false,
}

/** A secret that was read may come back as it is; whether it is the one that is kept, `check` says. Blanks at its ends may belong to it. */
function parse(value: unknown, field: Field): Parsed<Secret> {
  if (isSecret(value)) return { value: texts.has(value) ? value : { set: true, mark: value.mark } }
  return andThen(
    andThen(plainText(value), text => atMost(text, max(field))),
    text => {
      const made: Secret = { set: true, mark: newMark() }
      texts.set(made, text)
      return { value: made }
    },
  )
}

/** Not composed anew (NFC), since another system compares it byte by byte. */
const plainText = (value: unknown): Parsed<string> => andThen(plain(value), () => visible(value as string))

const isSecret = (value: unknown): value is Secret =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 2 &&
  'set' in value &&
  value.set === true &&
  'mark' in value &&
  typeof value.mark === 'string' &&
  form.test(value.mark)

/** 96 random bits: also the nonce under which it is sealed. */
function newMark(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** Without its text, as in an import, all that is left is that there was one. */
function write(value: Secret, seal?: Seal): string {
  if (typeof value !== 'object') throw new Error('A secret is saved by giving it to create or change, so that it is sealed.')
  const text = texts.get(value)
  if (text === undefined) return `v1.${value.mark}.`
  if (!seal) throw new Error('A secret cannot be written here: there is nothing to seal it with.')
  return `v1.${value.mark}.${seal(text, value.mark)}`
}

/** What was sealed, and its mark; undefined if only that there was one is known. */
export function sealedIn(stored: string): { readonly mark: string; readonly sealed: string } | undefined {
  const [version, mark = '', sealed = ''] = stored.split('.')
  return version === 'v1' && sealed !== '' ? { mark, sealed } : undefined
}

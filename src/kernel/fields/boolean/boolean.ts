import { fault } from '../parts/parsed.ts'
import type { FieldType, Parsed } from '../type.ts'

/** Yes or no. */
export const boolean: FieldType<boolean> = {
  kind: 'boolean',
  column: () => 'boolean',
  read: stored => stored === true,
  write: value => value,
  operand: column => column,
  comparable: value => value,
  parse,
  fromText,
  toText: String,
  say: (value, _, language) => (value ? { en: 'Yes', de: 'Ja' } : { en: 'No', de: 'Nein' })[language],
  schema: () => ({ type: 'boolean' }),
  comparisons: ['==', '!='],
  parseOperand: parse,
  many: false,
  gathers: 'value',
}

function parse(value: unknown): Parsed<boolean> {
  if (typeof value === 'boolean') return { value }
  return fault('Use true or false.', 'Geben Sie true (ja) oder false (nein) an.')
}

const yes = new Set(['true', 'yes', 'ja', 'wahr', '1'])
const no = new Set(['false', 'no', 'nein', 'falsch', '0'])

function fromText(text: string): Parsed<boolean> {
  const word = text.trim().toLowerCase()
  if (yes.has(word)) return { value: true }
  if (no.has(word)) return { value: false }
  return fault('Use true or false, or yes or no.', 'Geben Sie true oder false an, oder ja oder nein.')
}

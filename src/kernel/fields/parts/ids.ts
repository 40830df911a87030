import type { Field } from '../../define/index.ts'
import type { FieldType, Parsed } from '../type.ts'
import { fault } from './parsed.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A record's id: a UUID, lower case. */
export function id(value: unknown): Parsed<string> {
  const tidy = typeof value === 'string' ? value.trim().toLowerCase() : ''
  if (uuid.test(tidy)) return { value: tidy }
  return fault('Give an id like 0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e0f.', 'Geben Sie eine Kennung wie 0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e0f an.')
}

const most = 500

/** Several ids, each once, in the order given. Records and files are named alike. */
export const ids: Omit<FieldType<readonly string[]>, 'kind'> = {
  column: () => 'uuid[]',
  read: stored => (Array.isArray(stored) ? stored.map(String) : []),
  write: value => value,
  operand: column => column,
  comparable: () => undefined,
  parse: idList,
  fromText: (text, field) =>
    idList(
      text.split(/[\s,;]+/).filter(part => part !== ''),
      field,
    ),
  toText: value => value.join(' '),
  say: value => value.join(', '),
  schema: () => ({ type: 'array', items: { type: 'string', format: 'uuid' }, uniqueItems: true, maxItems: most }),
  comparisons: ['contains'],
  parseOperand: id,
  many: true,
}

function idList(value: unknown, _: Field): Parsed<readonly string[]> {
  if (!Array.isArray(value)) return fault('Give a list of ids.', 'Geben Sie eine Liste von Kennungen an.')
  const found = new Set<string>()
  for (const entry of value) {
    const parsed = id(entry)
    if ('fault' in parsed) return parsed
    found.add(parsed.value)
    if (found.size > most) return fault(`Use at most ${most} entries.`, `Verwenden Sie höchstens ${most} Einträge.`)
  }
  return { value: [...found] }
}

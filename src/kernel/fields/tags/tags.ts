import { andThen, fault } from '../parts/parsed.ts'
import { atMost, plain, visible } from '../parts/plain.ts'
import type { FieldType, Parsed } from '../type.ts'

const most = 50
const longest = 50

/** Free words, small letters, each once, in the order given. */
export const tags: FieldType<readonly string[]> = {
  kind: 'tags',
  column: () => 'text[]',
  read: stored => (Array.isArray(stored) ? stored.map(String) : []),
  write: value => value,
  operand: column => column,
  comparable: () => undefined,
  parse,
  fromText: text => parse(text.split(/[,;\n]/).filter(part => part.trim() !== '')),
  toText: value => value.join(', '),
  say: value => value.join(', '),
  schema: () => ({ type: 'array', items: { type: 'string', minLength: 1, maxLength: longest, pattern: '^[^,;]+$' }, uniqueItems: true, maxItems: most }),
  comparisons: ['contains'],
  parseOperand: tag,
  many: true,
  searchText: column => `array_to_string(${column}, ' ')`,
}

function parse(value: unknown): Parsed<readonly string[]> {
  if (!Array.isArray(value)) return fault('Give a list of words.', 'Geben Sie eine Liste von Wörtern an.')
  const found = new Set<string>()
  for (const entry of value) {
    const parsed = tag(entry)
    if ('fault' in parsed) return parsed
    found.add(parsed.value)
    if (found.size > most) return fault(`Use at most ${most} tags.`, `Verwenden Sie höchstens ${most} Schlagwörter.`)
  }
  return { value: [...found] }
}

function tag(value: unknown): Parsed<string> {
  const word = andThen(plain(value), found => visible(found.toLowerCase().normalize('NFC').replace(/\s+/g, ' ').trim()))
  return andThen(word, found => {
    if (/[,;]/.test(found))
      return fault(
        'Leave commas and semicolons out of a tag; they part one tag from the next.',
        'Lassen Sie Komma und Semikolon weg; sie trennen Schlagwörter voneinander.',
      )
    return atMost(found, longest)
  })
}

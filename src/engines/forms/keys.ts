import type { Text } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { persons } from './compile.ts'
import { publishWords } from './publish-words.ts'

const form = /^[a-z][A-Za-z0-9]{0,39}$/
/** They mean something else in rules, or to those who read answers. */
const taken: ReadonlySet<string> = new Set([...persons, 'id', 'me', 'answers', 'now', 'duration', 'true', 'false', 'null', 'in'])

/** Why this cannot name a part: rules must be able to speak of it. */
export function keyFault(key: string): Text[] {
  if (!form.test(key)) return [publishWords.badKey(key.slice(0, 60))]
  return taken.has(key) || !isName(key) ? [publishWords.takenKey(key)] : []
}

/** Whether the rule language takes it for the name of a field: it has words of its own (`in`, `for`), and forbids some (`constructor`). */
function isName(key: string): boolean {
  try {
    const rule = parseRule(`${key} == null`)
    return 'field' in rule && rule.field === key
  } catch (failure) {
    if (failure instanceof Failure) return false
    throw failure
  }
}

/** A key after somebody's words, that none of the others has: `Cost centre` becomes `costCentre`. */
export function keyFor(label: string, others: readonly string[]): string {
  const plain = label
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/[^A-Za-z0-9 ]/g, '')
  const [first = '', ...more] = plain.trim().split(/\s+/).filter(Boolean).slice(0, 5)
  const name = `${first.toLowerCase()}${more.map(word => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('')}`.slice(0, 30)
  const base = keyFault(name).length === 0 ? name : 'question'
  if (!others.includes(base)) return base
  for (let n = 2; ; n++) if (!others.includes(`${base}${n}`)) return `${base}${n}`
}

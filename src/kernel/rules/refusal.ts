import type { ASTNode } from '@marcbachmann/cel-js'
import { type Failure, malformed } from '../errors.ts'

/** A piece of a filter is refused: what would be right, and where the piece stands. */
export const refuse = (node: ASTNode, message: string): Failure => bad(`${message} ${where(node.input, node.range)}`)

export function where(text: string, range: { start: number; end: number }): string {
  const piece = text.slice(range.start, Math.min(range.end, range.start + 60)).trim()
  return piece ? `(At character ${range.start + 1}: ${piece})` : `(At character ${range.start + 1}.)`
}

export const bad = (message: string): Failure => malformed(message, 'bad_filter')

/** CEL has more functions than a rule can use. */
export const noFunction = (node: ASTNode, name: string): Failure =>
  refuse(node, hints.get(name) ?? `There is no '${name}'. There are now() and duration('PT4H').`)

const hints: ReadonlyMap<string, string> = new Map([
  ['has', 'Write field != null instead of has(field).'],
  ['size', 'The number of values cannot be asked. Write field != null for at least one.'],
  ['timestamp', "Write the moment as text, as in createdAt < '2026-01-31T12:00:00Z'."],
  ['now', 'Compare a field with it, as in dueAt < now().'],
  ['duration', "Write duration('PT4H') after now() + or now() -; a field that holds a duration is compared with the text alone, as in effort > 'PT4H'."],
])

import type { Parsed } from '../type.ts'
import { fault } from './parsed.ts'

/**
 * Text as it is kept: Unicode NFC, so that what looks the same is the same. PostgreSQL cannot keep the NUL
 * character, and a surrogate without its partner is not text in UTF-8.
 */
export function plain(value: unknown): Parsed<string> {
  if (typeof value !== 'string') return fault('Give this as text.', 'Geben Sie hier einen Text an.')
  if (value.includes('\0'))
    return fault('Remove the NUL character (U+0000); it cannot be kept.', 'Entfernen Sie das NUL-Zeichen (U+0000); es kann nicht gespeichert werden.')
  if (!value.isWellFormed()) {
    return fault(
      'Remove the broken character (half of a surrogate pair); it cannot be kept.',
      'Entfernen Sie das beschädigte Zeichen (ein halbes Ersatzzeichenpaar); es kann nicht gespeichert werden.',
    )
  }
  return { value: value.normalize('NFC') }
}

/** Text that has something to see in it. Nothing is said with null, so that a required field is never filled with blanks. */
export function visible(text: string): Parsed<string> {
  if (/^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]*$/u.test(text)) {
    return fault(
      'Write at least one visible character, or leave it empty (null).',
      'Schreiben Sie mindestens ein sichtbares Zeichen oder lassen Sie es leer (null).',
    )
  }
  return { value: text }
}

/** Text of at most so many characters (code points, as JSON Schema counts them). */
export function atMost(text: string, max: number): Parsed<string> {
  if (text.length <= max) return { value: text }
  const length = characters(text)
  if (length <= max) return { value: text }
  return fault(`Use at most ${max} characters; these are ${length}.`, `Verwenden Sie höchstens ${max} Zeichen; das sind ${length}.`)
}

function characters(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

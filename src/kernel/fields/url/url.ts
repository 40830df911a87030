import type { Field } from '../../define/index.ts'
import { andThen, fault } from '../parts/parsed.ts'
import { atMost, plain } from '../parts/plain.ts'
import { textual } from '../parts/textual.ts'
import type { FieldType, Parsed } from '../type.ts'

const max = (field: Field): number => field.options.max ?? 2000

/** A web or mail address that is safe to put behind a link: http, https or mailto, never `javascript:` and its like. */
export const url: FieldType<string> = {
  kind: 'url',
  ...textual,
  parse,
  fromText: parse,
  // No `format: uri`: people paste addresses with ü in them, and they work.
  schema: field => ({ type: 'string', pattern: '^(https?://|mailto:)[^\\s<>"\\\\]+$', maxLength: max(field) }),
}

function parse(value: unknown, field: Field): Parsed<string> {
  const safe = andThen(plain(value), found => safeLink(found.trim()))
  return andThen(safe, found => atMost(found, max(field)))
}

/** Kept as it was given, so anything that browsers would strip or turn round before they read it is refused. */
function safeLink(text: string): Parsed<string> {
  const [, scheme = '', rest = ''] = /^(https?:\/\/|mailto:)(.+)$/isu.exec(text) ?? []
  if (scheme === '')
    return fault('Use an address that begins with https://, http:// or mailto:.', 'Geben Sie eine Adresse an, die mit https://, http:// oder mailto: beginnt.')
  if (/[\s<>"\\\p{Cc}\p{Cf}]/u.test(rest)) {
    return fault(
      'Write spaces, quotes, < > and \\ in the address as %20, %22, %3C, %3E and %5C.',
      'Schreiben Sie Leerzeichen, Anführungszeichen, < > und \\ in der Adresse als %20, %22, %3C, %3E und %5C.',
    )
  }
  const link = `${scheme.toLowerCase()}${rest}`
  if (!URL.canParse(link) || new URL(link).href === 'mailto:')
    return fault('Use an address like https://example.com/page.', 'Geben Sie eine Adresse wie https://example.com/seite an.')
  const { username, password } = new URL(link)
  if (username !== '' || password !== '') {
    return fault('Leave user name and password out of the address.', 'Lassen Sie Benutzernamen und Kennwort in der Adresse weg.')
  }
  return { value: link }
}

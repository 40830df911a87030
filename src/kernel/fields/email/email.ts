import type { Field } from '../../define/index.ts'
import { andThen, fault } from '../parts/parsed.ts'
import { atMost, plain } from '../parts/plain.ts'
import { textual } from '../parts/textual.ts'
import type { FieldType, Parsed } from '../type.ts'

const max = (field: Field): number => field.options.max ?? 254

/** An e-mail address. The domain is kept in small letters and, if international, as it goes over the wire (`xn--...`). */
export const email: FieldType<string> = {
  kind: 'email',
  ...textual,
  parse,
  fromText: parse,
  schema: field => ({ type: 'string', format: 'email', maxLength: max(field) }),
  // A whole address is compared as it is kept; a part of one as it was written.
  parseOperand: (literal, field) => {
    const whole = parse(literal, field)
    return 'fault' in whole ? plain(literal) : whole
  },
}

// RFC 5321 dot-atom before the @; quoted local parts are left out: no mail system in use hands them out.
const local = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/

function parse(value: unknown, field: Field): Parsed<string> {
  return andThen(plain(value), found => {
    const at = found.lastIndexOf('@')
    const before = found.slice(0, at).trimStart()
    const after = onTheWire(found.slice(at + 1).trimEnd())
    if (at < 1 || before.length > 64 || !local.test(before) || !domain.test(after)) {
      return fault('Use an address like anna@example.com.', 'Geben Sie eine Adresse wie anna@example.com an.')
    }
    return atMost(`${before}@${after}`, max(field))
  })
}

/** An international domain becomes ASCII (`müller.de` is `xn--mller-kva.de`); an empty text if it is none. */
function onTheWire(name: string): string {
  if (!/[^\x21-\x7e]/.test(name)) return name.toLowerCase()
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(name)) return ''
  return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : ''
}

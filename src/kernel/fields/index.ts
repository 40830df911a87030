import { nearest } from '../define/index.ts'
import { attachment } from './attachment/attachment.ts'
import { boolean } from './boolean/boolean.ts'
import { choice } from './choice/choice.ts'
import { date } from './date/date.ts'
import { dateTime } from './dateTime/dateTime.ts'
import { document } from './document/document.ts'
import { duration } from './duration/duration.ts'
import { email } from './email/email.ts'
import { longText } from './longText/longText.ts'
import { money } from './money/money.ts'
import { number } from './number/number.ts'
import { reference } from './reference/reference.ts'
import { references } from './references/references.ts'
import { rowsOf } from './rows/rows.ts'
import { rule } from './rule/rule.ts'
import { secret } from './secret/secret.ts'
import { tags } from './tags/tags.ts'
import { text } from './text/text.ts'
import { time } from './time/time.ts'
import type { FieldType } from './type.ts'
import { url } from './url/url.ts'

export { askedMoment, askedZone } from './asked-time.ts'
export { compare } from './compare.ts'
export { secondsOf } from './duration/duration.ts'
export { type Named, recordsNamed } from './named.ts'
export { sealedIn } from './secret/secret.ts'
export type { Beside, Comparable, FieldType, JsonSchema, Parsed, Seal } from './type.ts'

/** Those that can be the columns of rows. */
const simple = { text, longText, number, money, boolean, choice, date, dateTime, time, duration, reference, references, email, url, tags, rule }
const rows = rowsOf(simple as unknown as Readonly<Record<string, FieldType>>)
const known = { ...simple, attachment, document, rows, secret }

export type Kind = keyof typeof known

/** Every kind of field there is. What type its values have is known only to who made the field, so it is left open here. */
export const fieldTypes = known as unknown as Readonly<Record<Kind, FieldType>>

/** What is known about fields of that kind. @throws if there is no such kind */
export function fieldType(kind: string): FieldType {
  if (isKind(kind)) return fieldTypes[kind]
  const near = nearest(kind, Object.keys(known))
  throw new Error(`There is no kind of field '${kind}'.${near === undefined ? '' : ` Did you mean '${near}'?`}`)
}

const isKind = (kind: string): kind is Kind => Object.hasOwn(known, kind)

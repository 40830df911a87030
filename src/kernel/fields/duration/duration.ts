import type { Language } from '../../define/index.ts'
import { order } from '../parts/comparisons.ts'
import { formatter } from '../parts/format.ts'
import { andThen, fault } from '../parts/parsed.ts'
import type { FieldType, Parsed } from '../type.ts'
import { isoFrom, secondsFrom, spanOf, wholeSeconds } from './iso.ts'

/** A length of time, `PT4H`; kept as seconds, so that it can be compared and summed. */
export const duration: FieldType<string> = {
  kind: 'duration',
  column: () => 'bigint',
  read: stored => isoFrom(Number(stored)),
  write: secondsOf,
  operand: column => column,
  comparable: secondsOf,
  parse: value => andThen(seconds(value), found => ({ value: isoFrom(found) })),
  fromText: text => andThen(spoken(text.trim().toLowerCase()) ?? seconds(text), found => ({ value: isoFrom(found) })),
  toText: value => value,
  say: (value, _, language) => sentence(secondsOf(value), language),
  // The years and months that the format allows are left out by the pattern.
  schema: () => ({ type: 'string', format: 'duration', pattern: '^P[^YM]*(T.*)?$' }),
  comparisons: order,
  parseOperand: seconds,
  many: false,
  amount: { of: 'time', sql: column => column },
}

function seconds(value: unknown): Parsed<number> {
  return secondsFrom(typeof value === 'string' ? value.trim().toUpperCase() : '')
}

/** Seconds of a value that was accepted before. @throws if it is none */
export function secondsOf(value: string): number {
  const parsed = secondsFrom(value)
  if ('fault' in parsed) throw new Error(`'${value}' is not a duration. ${parsed.fault.en}`)
  return parsed.value
}

const units: Readonly<Record<string, number>> = {
  ...named(604_800, 'w', 'week', 'weeks', 'woche', 'wochen'),
  ...named(86_400, 'd', 'day', 'days', 't', 'tag', 'tage', 'tagen'),
  ...named(3_600, 'h', 'hr', 'hrs', 'hour', 'hours', 'std', 'stunde', 'stunden'),
  ...named(60, 'm', 'min', 'minute', 'minutes', 'minuten'),
  ...named(1, 's', 'sec', 'second', 'seconds', 'sek', 'sekunde', 'sekunden'),
}

function named(length: number, ...names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map(name => [name, length]))
}

/** What people type: `2d 4h`, `90 min`, `1.5 hours`, `2 Tage`. Undefined if it is not of that form at all. */
function spoken(text: string): Parsed<number> | undefined {
  if (!/^(\d{1,12}([.,]\d{1,9})?\s*[a-z]+\s*)+$/.test(text)) return undefined
  let total = 0
  for (const [, count = '', unit = ''] of text.matchAll(/([\d.,]+)\s*([a-z]+)/g)) {
    const length = Object.hasOwn(units, unit) ? units[unit] : undefined
    if (length === undefined) return fault('Use a duration like 2d 4h 30m.', 'Geben Sie eine Dauer wie 2d 4h 30m an.')
    total += Number(count.replace(',', '.')) * length
  }
  return wholeSeconds(total)
}

// Without separators of thousands: forms show what is said and read it back.
const unit = (name: string) => formatter(locale => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long', useGrouping: false }))
const formats = { days: unit('day'), hours: unit('hour'), minutes: unit('minute'), seconds: unit('second') }

function sentence(length: number, language: Language): string {
  const span = spanOf(length)
  const said = (['days', 'hours', 'minutes', 'seconds'] as const).filter(name => span[name] > 0)
  if (said.length === 0) return formats.seconds(language).format(0)
  return said.map(name => formats[name](language).format(span[name])).join(' ')
}

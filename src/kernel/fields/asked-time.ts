import { standard } from '../define/index.ts'
import { malformed } from '../errors.ts'
import { dateTime } from './dateTime/dateTime.ts'
import { isTimeZone } from './text/time-zone.ts'

/** A moment that an address asks for: `?from=2026-03-01T00:00Z`. @throws malformed */
export function askedMoment(name: string, text: string | undefined): string {
  const parsed = dateTime.parse(text, standard.createdAt)
  if ('value' in parsed && typeof parsed.value === 'string') return parsed.value
  throw malformed(`Give '${name}' as a time like 2026-03-01T00:00Z.`, 'bad_parameter')
}

/** The zone that an address asks for in `?zone=`; UTC if in none. @throws malformed */
export function askedZone(name: string | undefined): string {
  if (!name) return 'UTC'
  if (isTimeZone(name)) return name
  throw malformed("'zone' is the name of a time zone, such as Europe/Berlin.", 'bad_parameter')
}

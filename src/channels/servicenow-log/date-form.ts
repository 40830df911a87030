import { Temporal } from 'temporal-polyfill'

/** Reads a time written in one form and one zone. Undefined if the text is not of that form, or no such time exists. */
export type ReadTime = (text: string) => string | undefined

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/**
 * A form is written with d, m, yyyy, h and s: `d/m/yyyy hh:mm`. The m behind an h are minutes. Numbers may be padded
 * or not. There is no guessing between forms: a parser for m/d/yyyy would accept 45 % of the d/m/yyyy dates of a log
 * and put them into the wrong month without a word.
 */
export function timeReader(form: string, zone: string): ReadTime {
  const { pattern, names } = patternOf(form)
  const moment = zone === 'UTC' ? utcMoment : zonedMoment(zone)
  return remembered(text => {
    const match = pattern.exec(text)
    const parts = match && partsOf(names, match)
    return parts && exists(parts) ? moment(parts) : undefined
  })
}

/** Why a form cannot be used, in words; undefined if it can. */
export function formFault(form: string): string | undefined {
  const { names } = patternOf(form)
  const lacking = (['year', 'month', 'day', 'hour', 'minute'] as const).filter(name => !names.includes(name))
  if (lacking.length > 0) return `'${form}' says nothing about the ${lacking.join(', ')}. Use a form like d/m/yyyy hh:mm.`
  return new Set(names).size < names.length ? `'${form}' names something twice. Use a form like d/m/yyyy hh:mm.` : undefined
}

export function zoneFault(zone: string): string | undefined {
  try {
    void Intl.DateTimeFormat('en', { timeZone: zone })
    return undefined
  } catch {
    return `There is no time zone '${zone}'. Use one like UTC or Europe/Berlin.`
  }
}

type Name = keyof Parts

function patternOf(form: string): { pattern: RegExp; names: Name[] } {
  const names: Name[] = []
  const source = form.replace(/d+|m+|y+|h+|s+|[^dmyhs]+/gi, token => {
    const name = nameOf(token.toLowerCase(), names)
    if (!name) return token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
    names.push(name)
    return name === 'year' ? '([12]\\d{3})' : '(\\d{1,2})'
  })
  return { pattern: new RegExp(`^${source}$`), names }
}

function nameOf(token: string, before: readonly Name[]): Name | undefined {
  const letter = token[0]
  if (letter === 'm') return before.includes('hour') ? 'minute' : 'month'
  return letter === 'd' ? 'day' : letter === 'y' ? 'year' : letter === 'h' ? 'hour' : letter === 's' ? 'second' : undefined
}

function partsOf(names: readonly Name[], match: RegExpExecArray): Parts {
  const parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 }
  for (const [i, name] of names.entries()) parts[name] = Number(match[i + 1])
  return parts
}

const exists = (p: Parts): boolean =>
  p.hour < 24 && p.minute < 60 && p.second < 60 && p.month >= 1 && p.month <= 12 && p.day >= 1 && p.day <= daysIn(p.year, p.month)

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const utcMoment = (p: Parts): string => new Date(Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second)).toISOString()

/** A time that a change to summer time leaves out is moved on by the gap; of two in autumn it is the earlier. */
const zonedMoment = (zone: string) => (p: Parts) =>
  new Date(Temporal.PlainDateTime.from({ ...p }).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds).toISOString()

/** The same few thousand times come again and again in a log; a zone's rules are slow to ask. */
function remembered(read: ReadTime): ReadTime {
  let known = new Map<string, string | undefined>()
  return text => {
    if (known.has(text)) return known.get(text)
    if (known.size > 50_000) known = new Map()
    const found = read(text)
    known.set(text, found)
    return found
  }
}

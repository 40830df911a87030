import { nearest, readWithin, type Rule, type Within } from '../define/index.ts'
import { malformed } from '../errors.ts'
import { parseRule } from '../rules/index.ts'

/** What the address of a request asks for, behind the `?`. */
export type Parameters = Readonly<Record<string, string | string[] | undefined>>

/** Refuses parameters that this address does not know, so that a typing error is not an answer to another question. */
export function knownOnly(given: Parameters, known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue
    const near = nearest(name, known)
    throw malformed(
      `There is no parameter '${name.slice(0, 80)}' here.${near ? ` Did you mean '${near}'?` : ` Known are: ${known.join(', ')}.`}`,
      'unknown_parameter',
    )
  }
}

export function oneOf(given: Parameters, name: string): string | undefined {
  const value = given[name]
  if (Array.isArray(value)) throw malformed(`'${name}' is given twice.`, 'bad_parameter')
  return value === '' ? undefined : value
}

/** A parameter that may be given several times. */
export function several(given: Parameters, name: string): readonly string[] {
  const value = given[name]
  return (Array.isArray(value) ? value : [value]).filter(text => text !== undefined && text !== '') as string[]
}

export function wholeNumber(given: Parameters, name: string): number | undefined {
  const text = oneOf(given, name)
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw malformed(`'${name}' is a whole number.`, 'bad_parameter')
  return Number(text)
}

export function flag(given: Parameters, name: string): boolean {
  const text = oneOf(given, name)
  if (text === undefined || text === 'false') return false
  if (text !== 'true') throw malformed(`'${name}' is true or false.`, 'bad_parameter')
  return true
}

export function list(given: Parameters, name: string): string[] | undefined {
  return oneOf(given, name)
    ?.split(',')
    .map(word => word.trim())
    .filter(word => word !== '')
}

export function rule(given: Parameters, name: string): Rule | undefined {
  const text = oneOf(given, name)
  return text === undefined ? undefined : parseRule(text)
}

export function within(given: Parameters): Within | undefined {
  const text = oneOf(given, 'within')
  const found = text === undefined ? undefined : readWithin(text)
  if (text !== undefined && !found) throw malformed("'within' is an amount and its ends: openedAt..resolvedAt:PT1H|PT4H, or openedAt..now:P7D|.", 'bad_filter')
  return found
}

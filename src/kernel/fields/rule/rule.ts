import { type Field, nearest, type Text } from '../../define/index.ts'
import { Failure } from '../../errors.ts'
import { limits, parseRule, pathsOf, ruleText, where } from '../../rules/language.ts'
import { fault } from '../parts/parsed.ts'
import { textual } from '../parts/textual.ts'
import type { Beside, FieldType, Parsed } from '../type.ts'
import { aboutOf } from './about.ts'

/**
 * A condition about records of a type, kept as the one text that its normal form has. Whether that type has such fields is
 * known only where it is saved: `check`.
 */
export const rule: FieldType<string> = {
  kind: 'rule',
  ...textual,
  parse,
  fromText: parse,
  schema: field => ({ type: 'string', minLength: 1, maxLength: limits.length, description: `A rule about ${field.options.of ?? 'records'}.` }),
  check,
  comparisons: [],
  parseOperand: () => fault('A condition can only be asked whether it is there.', 'Eine Bedingung kann nur darauf geprüft werden, ob es sie gibt.'),
  comparable: () => undefined,
}

function parse(value: unknown): Parsed<string> {
  if (typeof value !== 'string') return fault(`Give a condition as text, like state == 'new'.`, `Geben Sie eine Bedingung als Text an, etwa state == 'new'.`)
  try {
    const text = ruleText(parseRule(value))
    // Escapes and brackets that were not there may make it longer.
    return text.length <= limits.length ? { value: text } : tooLong(text.length)
  } catch (failure) {
    if (failure instanceof Failure) return { fault: inWords(failure.message) }
    throw failure
  }
}

const tooLong = (length: number) =>
  fault(
    `Written out, the condition is ${length} characters long; use at most ${limits.length}.`,
    `Ausgeschrieben ist die Bedingung ${length} Zeichen lang; verwenden Sie höchstens ${limits.length}.`,
  )

/** The language of conditions explains itself in English only. */
const inWords = (message: string): Text => ({ en: message, de: `Diese Bedingung geht so nicht: ${message}` })

function check(text: string, field: Field, beside: Beside): Text | undefined {
  const name = aboutOf(field, beside.values, beside.fields)
  if (name === undefined) {
    const label = beside.fields[field.options.of ?? '']?.label
    return {
      en: `Say first what the condition is about${label ? ` (${label.en})` : ''}.`,
      de: `Sagen Sie zuerst, wovon die Bedingung handelt${label ? ` (${label.de})` : ''}.`,
    }
  }
  const parsed = parseRule(text)
  const about = beside.model.find(name)
  const faults = about && beside.ruleFaults(about, parsed)
  if (!faults) return noSuchType(name, beside)
  if (faults.length === 0) return undefined
  return inWords(faults.map(message => located(message, text, pathsOf(parsed))).join(' '))
}

/** A type that may not be read is spoken of as one that does not exist. */
function noSuchType(name: string, { model, ruleFaults }: Beside): Text {
  const known = model.types.filter(type => ruleFaults(type, { signedIn: true }) !== undefined).map(type => type.name)
  const near = nearest(name, known)
  const short = name.slice(0, 80)
  return {
    en: `There is no record type '${short}' to set conditions for.${near === undefined ? '' : ` Did you mean '${near}'?`}`,
    de: `Einen Datensatztyp „${short}“, für den Bedingungen gelten könnten, gibt es nicht.${near === undefined ? '' : ` Meinten Sie „${near}“?`}`,
  }
}

/** What is said of a field, with the place where the condition first names it. */
function located(message: string, text: string, paths: readonly string[]): string {
  const path = paths.find(p => message.includes(`'${p}'`) || message.startsWith(`${p}:`))
  const start = path === undefined ? -1 : placeOfPath(text, path)
  return path === undefined || start < 0 ? message : `${message} ${where(text, { start, end: start + path.length })}`
}

/** Where a path stands as a word of its own, outside of texts in quotes. */
function placeOfPath(text: string, path: string): number {
  const bare = text.replace(/'(?:\\.|[^'\\])*'/g, quoted => ' '.repeat(quoted.length))
  return [...bare.matchAll(/[\w.]+/g)].find(([word]) => word === path || word.startsWith(`${path}.`))?.index ?? -1
}

import { parseArgs } from 'node:util'
import { nearest } from '../../kernel/define/index.ts'
import { type Option, type Verb, wrongUse } from './verb.server.ts'

/** Given to every verb. */
export const common: Readonly<Record<string, Option>> = {
  help: { help: 'Say how it is used' },
  json: { help: 'Give the result as JSON' },
}

export interface Parsed {
  readonly arguments: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly json: boolean
}

/** The name of the verb that the words begin with: the longest that is one (`token create` before `token`). */
export function verbIn(words: readonly string[], names: readonly string[]): string | undefined {
  const spoken = words.slice(0, words.findIndex(w => w.startsWith('-')) === -1 ? 3 : words.findIndex(w => w.startsWith('-')))
  return [3, 2, 1].map(n => spoken.slice(0, n).join(' ')).find(name => names.includes(name))
}

export const nearestVerb = (words: readonly string[], names: readonly string[]): string | undefined =>
  nearest(words.slice(0, 2).join(' '), names) ?? nearest(words[0] ?? '', names)

/** Reads the words after the verb. @throws WrongUse, in words */
export function parse(verb: Verb, words: readonly string[]): Parsed {
  const known = { ...verb.options, ...common }
  const { values, positionals } = read(known, words)
  for (const [name, option] of Object.entries(verb.options ?? {}))
    if (option.required && values[name] === undefined) throw wrongUse(`--${name} ${option.value ?? ''} is missing: ${option.help}.`)
  checkArguments(verb, positionals)
  const given = Object.entries(verb.options ?? {}).map(([name, option]) => [name, option.value ? values[name] : values[name] === true])
  return { arguments: positionals, options: Object.fromEntries(given), json: values.json === true }
}

function read(known: Readonly<Record<string, Option>>, words: readonly string[]) {
  const options = Object.fromEntries(Object.entries(known).map(([name, o]) => [name, { type: o.value ? ('string' as const) : ('boolean' as const) }]))
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw wrongUse(explain(error, Object.keys(known)))
  }
}

function explain(error: unknown, known: readonly string[]): string {
  if (!(error instanceof Error)) return String(error)
  const unknown = /Unknown option '--?([^']*)'/.exec(error.message)?.[1]
  if (unknown === undefined) return error.message.split('\n')[0] ?? error.message
  const near = nearest(unknown, known)
  return `There is no option --${unknown}.${near ? ` Did you mean --${near}?` : ''}`
}

function checkArguments(verb: Verb, given: readonly string[]): void {
  const wanted = verb.arguments ?? []
  const absent = wanted.slice(given.length).find(a => !a.optional)
  if (absent) throw wrongUse(`${absent.name} is missing: ${absent.help}.`)
  const extra = given[wanted.length]
  if (extra !== undefined) throw wrongUse(`'${extra}' is one word too many.`)
}

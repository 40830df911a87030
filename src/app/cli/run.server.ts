import { Failure } from '../../kernel/errors.ts'
import { readConfig } from '../config.server.ts'
import { version } from '../home.server.ts'
import { createLog } from '../log.server.ts'
import { openRuntime } from '../runtime.server.ts'
import { generalHelp, verbHelp } from './help.server.ts'
import { nearestVerb, parse, type Parsed, verbIn } from './parse.server.ts'
import { type Call, type Verb, WrongUse, wrongUse } from './verb.server.ts'
import { verbs } from './verbs.server.ts'

/** Where a command writes; tests catch it. */
export interface Output {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

const done = 0
const failed = 1
const misused = 2

/** Runs one command. Gives the exit code; never throws. */
export async function run(words: readonly string[], output: Output): Promise<number> {
  const json = words.includes('--json')
  try {
    return await dispatch(words, output)
  } catch (error) {
    output.err(json ? `${JSON.stringify(asData(error))}\n` : `${said(error)}\n`)
    return error instanceof WrongUse ? misused : failed
  }
}

async function dispatch(words: readonly string[], output: Output): Promise<number> {
  if (words.length === 0 || (words.length === 1 && ['--help', '-h', 'help'].includes(words[0] ?? ''))) {
    output.out(generalHelp(verbs))
    return words.length === 0 ? misused : done
  }
  if (words[0] === '--version') {
    output.out(`${version}\n`)
    return done
  }
  const names = Object.keys(verbs)
  const name = verbIn(words, names)
  const entry = name === undefined ? undefined : verbs[name]
  if (name === undefined || !entry) throw wrongUse(unknownVerb(words, names))
  const { verb } = await entry.load()
  const rest = words.slice(name.split(' ').length)
  if (rest.includes('--help')) {
    output.out(verbHelp(name, verb))
    return done
  }
  return perform(name, verb, parseOrExplain(name, verb, rest), output)
}

function parseOrExplain(name: string, verb: Verb, words: readonly string[]): Parsed {
  try {
    return parse(verb, words)
  } catch (error) {
    if (error instanceof WrongUse) throw wrongUse(`${error.message}\nmainstay ${name} --help says how it is used.`)
    throw error
  }
}

function unknownVerb(words: readonly string[], names: readonly string[]): string {
  const family = names.filter(name => name.startsWith(`${words[0]} `))
  if (family.length > 0 && words.length === 1) return `'mainstay ${words[0]}' needs another word: ${family.join(', ')}.`
  const near = nearestVerb(words, names)
  return `There is no 'mainstay ${words[0] ?? ''}'.${near ? ` Did you mean 'mainstay ${near}'?` : ''}\nmainstay --help lists what there is.`
}

async function perform(name: string, verb: Verb, { arguments: given, options, json }: Parsed, output: Output): Promise<number> {
  const config = readConfig()
  const log = createLog(config.logLevel)
  const call: Call = {
    arguments: given,
    options: options as Call['options'],
    config,
    log,
    give: (value, text) => output.out(json ? `${JSON.stringify(value)}\n` : text.endsWith('\n') || text === '' ? text : `${text}\n`),
    say: text => output.err(json ? '' : `${text}\n`),
    within: async work => {
      const runtime = await openRuntime({ config, log, name, stays: false })
      try {
        return await work(runtime)
      } finally {
        await runtime.close()
      }
    },
  }
  return (await verb.run(call)) === false ? failed : done
}

const said = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const faults = error instanceof Failure ? error.faults.map(f => `  ${f.field}: ${f.message}`) : []
  // A fault of ours shows where it happened; what people can mend says only what to do.
  const unexpected = error.constructor === TypeError || error.constructor === ReferenceError || error.constructor === RangeError
  return [unexpected ? (error.stack ?? error.message) : error.message, ...(faults.length > 1 ? faults : [])].join('\n')
}

function asData(error: unknown): object {
  if (!(error instanceof Failure)) return { error: error instanceof Error ? error.message : String(error) }
  return { error: error.message, code: error.code, faults: error.faults.length > 0 ? error.faults : undefined }
}

import { version } from '../home.server.ts'
import { common } from './parse.server.ts'
import type { Verb } from './verb.server.ts'
import type { verbs } from './verbs.server.ts'

/** How a verb is written, what it does, and what can stand after it. */
export function verbHelp(name: string, verb: Verb): string {
  const options = { ...verb.options, ...common }
  const words = (verb.arguments ?? []).map(a => (a.optional ? `[${a.name}]` : a.name))
  const rows = [
    ...(verb.arguments ?? []).map(a => [a.name, a.help] as const),
    ...Object.entries(options).map(([o, { value, help, required }]) => [`--${o}${value ? ` ${value}` : ''}`, help + (required ? ' (needed)' : '')] as const),
  ]
  return `${verb.help}\n\nUsage: mainstay ${[name, ...words].join(' ')} [options]\n\n${table(rows)}\n`
}

export function generalHelp(all: typeof verbs): string {
  const rows = Object.entries(all).map(([name, { summary }]) => [name, summary] as const)
  return `Mainstay ${version}, open-source IT service management.\n\nUsage: mainstay VERB [options]\n\n${table(rows)}\n\nmainstay VERB --help says more. Exit codes: 0 done, 1 refused or failed, 2 wrong use.\n`
}

/** Rows of two columns, the first as wide as its longest cell. */
export function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}

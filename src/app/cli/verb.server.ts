import type { Logger } from 'pino'
import type { Config } from '../config.server.ts'
import type { Runtime } from '../runtime.server.ts'

/** An option of a verb, as it is written after two dashes. */
export interface Option {
  readonly help: string
  /** What stands after it, in help: `--for E-MAIL`. Without one it is a switch. */
  readonly value?: string
  readonly required?: true
}

type Options = Readonly<Record<string, Option>>

/** Values of the options: text where one takes a value, else whether the switch is there. */
export type Given<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { value: string } ? (O[K] extends { required: true } ? string : string | undefined) : boolean
}

export interface Argument {
  readonly name: string
  readonly help: string
  readonly optional?: true
}

/** What a verb works with. */
export interface Call<O extends Options = Options> {
  readonly arguments: readonly string[]
  readonly options: Given<O>
  readonly config: Config
  readonly log: Logger
  /** Gives the result: `value` as JSON with --json, else the text. */
  readonly give: (value: unknown, text: string) => void
  /** Says something on the way, to people only: on the error output, so that the result stands alone. */
  readonly say: (text: string) => void
  /** Runs work over the installation, beside a running server or without one, and closes it. */
  readonly within: <T>(work: (runtime: Runtime) => Promise<T>) => Promise<T>
}

/** One thing the command line can do. It throws a failure (exit 1) or `wrongUse` (exit 2), and gives false for a refusal already told. */
export interface Verb<O extends Options = Options> {
  /** What it does, in a sentence or a few. */
  readonly help: string
  readonly arguments?: readonly Argument[]
  readonly options?: O
  readonly run: (call: Call<O>) => Promise<boolean | void>
}

export const defineVerb = <const O extends Options = Options>(verb: Verb<O>): Verb => verb as unknown as Verb

/** Said when the command was not written as it must be. */
export class WrongUse extends Error {}

export const wrongUse = (message: string): WrongUse => new WrongUse(message)

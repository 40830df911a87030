import type { Actor } from '../../kernel/actor.ts'
import type { Attachments } from '../../kernel/attachments/index.server.ts'
import { invalidAll, type Wrong } from '../../kernel/errors.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import type { CompiledForm } from './compile.ts'
import { settledFacts } from './facts.server.ts'
import { filesIn } from './files.server.ts'
import { type Answers, most } from './form.ts'
import { recordsIn } from './named.server.ts'
import { fittingFault, type Price } from './price.ts'
import { type Said, saidOf } from './said.ts'
import { isTooDeep } from './shape.ts'
import { faultWords } from './words.ts'

/** Who answers, and with what the answers are checked. */
export interface Answering {
  readonly records: Records
  /** Who orders: what they may not read, rules do not see, and what they may not choose is refused. */
  readonly actor: Actor
  /** Id of the person it is for. */
  readonly requester: string
  /** UTC ISO 8601; the present moment unless told. */
  readonly now?: string
  /** Without it, files are refused. */
  readonly attachments?: Pick<Attachments, 'read'>
}

/** Answers that were checked. */
export interface Answered {
  /** What counts, prefilled ones included; hidden and empty ones are not among it. */
  readonly answers: Answers
  readonly price: Price
  /** In words, names as the orderer may read them. */
  readonly said: readonly Said[]
}

/**
 * Checks what somebody answered, whatever their browser did, and reckons what it costs.
 * @throws invalid, with every fault at `answers.<key>`: of the wrong type, out of limits, missing, answered though hidden, a name that is no
 * question, a record that they may not choose, a file that is not theirs
 */
export async function answersOf(compiled: CompiledForm, given: unknown, answering: Answering): Promise<Answered> {
  const object = plainObject(given)
  const { standing } = await settledFacts(compiled, object, answering)
  const [records, files] = [await recordsIn(compiled, standing.answers, answering), await filesIn(compiled, standing.answers, answering)]
  const own = [...standing.faults].map(([key, message]): Wrong => ({ field: `answers.${key}`, message }))
  const faults = inOrder(compiled, [...own, ...records.faults, ...files.faults, ...fittingFault(standing.price)])
  if (faults.length > 0) throw invalidAll(faults)
  return { answers: standing.answers, price: standing.price, said: saidOf(compiled, standing.answers, { ...records.names, ...files.names }) }
}

/** As the questions stand, so that one mends them from top to bottom. */
function inOrder({ questions }: CompiledForm, faults: readonly Wrong[]): Wrong[] {
  const places = new Map(questions.map(({ question: { key } }, i) => [`answers.${key}`, i]))
  const placeOf = ({ field }: Wrong) => places.get(field) ?? questions.length
  return faults.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Rows with amounts in them are the deepest that there is. */
const deepest = 8

function plainObject(given: unknown): Answers {
  if (given === undefined || given === null) return {}
  if (typeof given !== 'object' || Array.isArray(given)) throw invalidAll([{ field: 'answers', message: faultWords.object }])
  if (isTooDeep(given, deepest)) throw invalidAll([{ field: 'answers', message: faultWords.tooDeep }])
  if (JSON.stringify(given).length > most.answers) throw invalidAll([{ field: 'answers', message: faultWords.tooLarge(most.answers) }])
  return given as Answers
}

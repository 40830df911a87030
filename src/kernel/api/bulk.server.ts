import type { Actor } from '../actor.ts'
import type { AnyDefinition, Language, Text } from '../define/index.ts'
import { Failure, type Fault, invalid } from '../errors.ts'
import type { Records } from '../records/index.server.ts'

const mostAtOnce = 500

type Body = Readonly<Record<string, unknown>>

/** What became of one of the records. */
interface Outcome {
  readonly id: string
  readonly ok: boolean
  readonly version?: number
  readonly error?: { readonly status: string; readonly detail: string; readonly errors?: readonly Fault[] }
}

/** Told of what is not seen by the status of the answer. */
interface Listener {
  readonly broke: (error: unknown) => void
  readonly refused: (failure: Failure) => Promise<void>
}

interface Wish {
  readonly ids: readonly string[]
  readonly apply: (id: string) => Promise<{ readonly version?: number }>
}

/**
 * The same change, transition or comment to many records, each by itself and with its own outcome. Where the database
 * goes away or something breaks, the rest is not tried.
 */
export async function bulkChange(records: Records, actor: Actor, record: AnyDefinition, body: Body, tell: Listener): Promise<{ results: Outcome[] }> {
  const { ids, apply } = readWish(records, actor, record, body)
  const results: Outcome[] = []
  for (const [i, id] of ids.entries()) {
    try {
      results.push(await outcome(id, apply, actor.language, tell))
    } catch (error) {
      // As long as nothing has been done, the request as a whole has failed.
      if (!results.some(r => r.ok)) throw error
      tell.broke(error)
      return { results: [...results, ...brokenOff(ids.slice(i), error, actor.language)] }
    }
  }
  return { results }
}

async function outcome(id: string, apply: Wish['apply'], language: Language, { refused }: Listener): Promise<Outcome> {
  try {
    const { version } = await apply(id)
    return { id, ok: true, ...(version === undefined ? {} : { version }) }
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'unavailable') throw error
    if (error.kind === 'refused') await refused(error)
    const { detail, faults } = error.told(language)
    return { id, ok: false, error: { status: error.kind, detail, ...(faults.length > 0 ? { errors: faults } : {}) } }
  }
}

const broke: Text = { en: 'Something broke on our side.', de: 'Bei uns ist etwas kaputtgegangen.' }
const notTried: Text = {
  en: 'This one was not tried, because the one before it broke off.',
  de: 'Das wurde nicht versucht, weil beim Eintrag davor abgebrochen wurde.',
}

function brokenOff(ids: readonly string[], error: unknown, language: Language): Outcome[] {
  const status = error instanceof Failure ? error.kind : 'broken'
  const message = error instanceof Failure ? error.told(language).detail : broke[language]
  const untried = notTried[language]
  return ids.map((id, i) => ({ id, ok: false, error: { status, detail: i === 0 ? message : untried } }))
}

/** What the body asks for. What would be left out is refused. */
function readWish(records: Records, actor: Actor, record: AnyDefinition, body: Body): Wish {
  const { ids, ...wish } = body
  const unknown = Object.keys(wish)
    .find(name => !known.includes(name))
    ?.slice(0, 80)
  if (unknown !== undefined) throw invalid(unknown, `There is no '${unknown}' here; give ids and one of change, transition, comment.`)
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > mostAtOnce || !ids.every(id => typeof id === 'string')) {
    throw invalid('ids', { en: `Name 1 to ${mostAtOnce} records by id.`, de: `Bitte 1 bis ${mostAtOnce} Datensätze wählen.` })
  }
  const read = wish.change !== undefined ? readChange : wish.transition !== undefined ? readTransition : readComment
  return { ids: [...new Set(ids)], apply: read(records, actor, record, wish) }
}

const known = ['change', 'transition', 'input', 'comment', 'visibility']

function readChange(records: Records, actor: Actor, record: AnyDefinition, { change, ...others }: Body): Wish['apply'] {
  if (!isObject(change)) throw invalid('change', 'A change is an object of fields.')
  nothingElse('a change', others)
  return id => records.change(actor, record, id, change)
}

function readTransition(records: Records, actor: Actor, record: AnyDefinition, { transition, input = {}, comment, ...others }: Body): Wish['apply'] {
  if (typeof transition !== 'string') throw invalid('transition', 'Give the name of a transition.')
  if (!isObject(input)) throw invalid('input', 'The input is an object of fields.')
  if (comment !== undefined && typeof comment !== 'string') throw invalid('comment', 'A comment is text.')
  nothingElse('a transition, which says itself who reads its comment', others)
  const fields = { ...input, ...(comment === undefined ? {} : { comment }) }
  return id => records.transition(actor, record, id, transition, fields)
}

function readComment(records: Records, actor: Actor, record: AnyDefinition, { comment, visibility = 'internal', ...others }: Body): Wish['apply'] {
  if (comment === undefined) throw invalid('change', 'Say what to do with them: change, transition or comment.')
  if (typeof comment !== 'string') throw invalid('comment', 'A comment is text.')
  if (visibility !== 'public' && visibility !== 'internal') throw invalid('visibility', "Visibility is 'public' or 'internal'.")
  nothingElse('a comment', others)
  return async id => {
    await records.comment(actor, record, id, { text: comment, visibility })
    return {}
  }
}

function nothingElse(wish: string, others: Body): void {
  const other = Object.keys(others).find(name => others[name] !== undefined)
  if (other !== undefined) throw invalid(other, `Leave out '${other}': it does not go with ${wish}.`)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

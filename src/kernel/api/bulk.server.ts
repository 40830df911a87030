import type { Actor } from '../actor.ts'
import type { AnyDefinition } from '../define/index.ts'
import { Failure, type Fault, invalid } from '../errors.ts'
import type { Records } from '../records/index.server.ts'

const mostAtOnce = 500

/** What became of one of the records. */
interface Outcome {
  readonly id: string
  readonly ok: boolean
  readonly version?: number
  readonly error?: { readonly status: string; readonly detail: string; readonly errors?: readonly Fault[] }
}

interface Wish {
  readonly ids: readonly string[]
  readonly apply: (id: string) => Promise<{ readonly version?: number }>
}

/** The same change, transition or comment to many records, each by itself and with its own outcome. */
export async function bulkChange(
  records: Records,
  actor: Actor,
  record: AnyDefinition,
  body: Readonly<Record<string, unknown>>,
): Promise<{ results: Outcome[] }> {
  const { ids, apply } = readWish(records, actor, record, body)
  const results: Outcome[] = []
  for (const id of ids) results.push(await outcome(id, apply))
  return { results }
}

function readWish(records: Records, actor: Actor, record: AnyDefinition, body: Readonly<Record<string, unknown>>): Wish {
  const { ids, change, transition, input, comment, visibility, ...more } = body
  const unknown = Object.keys(more)[0]
  if (unknown !== undefined) throw invalid(unknown, `There is no '${unknown.slice(0, 80)}' here; give ids and one of change, transition, comment.`)
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > mostAtOnce || !ids.every(id => typeof id === 'string')) {
    throw invalid('ids', `Name 1 to ${mostAtOnce} records by id.`)
  }
  const given = { ids: [...new Set(ids)] }
  if (isObject(change)) return { ...given, apply: id => records.change(actor, record, id, change) }
  if (typeof transition === 'string') {
    const fields = { ...(isObject(input) ? input : {}), ...(typeof comment === 'string' ? { comment } : {}) }
    return { ...given, apply: id => records.transition(actor, record, id, transition, fields) }
  }
  if (typeof comment === 'string') {
    const shown = visibility === 'public' ? 'public' : 'internal'
    return {
      ...given,
      apply: async id => {
        await records.comment(actor, record, id, { text: comment, visibility: shown })
        return {}
      },
    }
  }
  throw invalid('change', 'Say what to do with them: change, transition or comment.')
}

async function outcome(id: string, apply: Wish['apply']): Promise<Outcome> {
  try {
    const { version } = await apply(id)
    return { id, ok: true, ...(version === undefined ? {} : { version }) }
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'unavailable') throw error
    return { id, ok: false, error: { status: error.kind, detail: error.message, ...(error.faults.length > 0 ? { errors: error.faults } : {}) } }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

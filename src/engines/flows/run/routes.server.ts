import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../../kernel/actor.ts'
import type { Document } from '../../../kernel/define/index.ts'
import { invalid, invalidAll, malformed, missing, refused } from '../../../kernel/errors.ts'
import type { Records } from '../../../kernel/records/index.server.ts'
import { isId } from '../../texts/index.server.ts'
import { faultsOf } from '../check/publish.server.ts'
import { flow } from '../definitions/flow.ts'
import { inDraft } from '../definitions/flow-behaviour.server.ts'
import { flowRun } from '../definitions/run.ts'
import { shapeFaults } from '../graph/shape.ts'
import type { FlowEngine } from './engine.ts'
import { operate, type Operation } from './operate.server.ts'
import { pictureOf, runsAbout } from './picture.server.ts'
import { type Sample, tryFlow } from './trial.server.ts'

/** Checking and trying flows, the picture of a run, and putting one right. */
export const routesOf = (engine: FlowEngine, records: Records) => (app: FastifyInstance) => {
  app.post('/flows/:id/check', async request => {
    const { row, draft } = await drawn(records, request)
    return { faults: (await faultsOf(engine, records, request.actor, { ...row, draft })).map(f => ({ node: f.node ?? null, message: f.message })) }
  })

  app.post('/flows/:id/try', async request => {
    const { row, draft, body } = await drawn(records, request)
    const faults = await faultsOf(engine, records, request.actor, { ...row, draft })
    if (faults.length > 0) throw invalidAll(faults.map(inDraft))
    return tryFlow(engine, request.actor, { ...row, draft }, sampleOf(body))
  })

  app.get('/flow-runs/:id/picture', async request => pictureOf(engine, records, request.actor, idOf(request)))

  app.get('/flow-runs-about', async request => {
    const { type, record } = only(request.query, ['type', 'record'])
    if (typeof type !== 'string' || typeof record !== 'string' || !isId(record))
      throw malformed("Give 'type', a record type, and 'record', the id of one.", 'bad_parameter')
    return { items: await runsAbout(engine, records, request.actor, type, record) }
  })

  for (const verb of ['retry', 'skip', 'move'] as const)
    app.post(`/flow-runs/:id/tokens/:token/${verb}`, async (request, reply) => {
      const run = await records.get(request.actor, flowRun, idOf(request))
      if (!request.actor.roles.has('administrator'))
        throw refused({ en: 'Only administrators put runs right by hand.', de: 'Nur Administratoren greifen in Läufe ein.' })
      const { token } = request.params as { token: string }
      if (!isId(token)) throw missing()
      const { reason, to } = only(request.body, verb === 'move' ? ['reason', 'to'] : ['reason'])
      if (typeof reason !== 'string' || reason.trim() === '' || reason.length > 2000) throw invalid('reason', { en: 'Say why.', de: 'Bitte sagen, warum.' })
      if (verb === 'move' && (typeof to !== 'string' || to === '')) throw invalid('to', { en: 'Say where to.', de: 'Bitte sagen, wohin.' })
      const operation: Operation = verb === 'move' ? { do: verb, to: String(to) } : { do: verb }
      await operate(engine, request.actor, run.id, token, operation, reason.trim())
      return reply.code(204).send()
    })
}

const idOf = ({ params }: FastifyRequest): string => (params as { id: string }).id

/** A flow that the caller may change, and the draft they have before them: the one that is kept unless they send another. */
async function drawn(records: Records, request: FastifyRequest) {
  const row = await records.get(request.actor, flow, idOf(request))
  if (!mayChange(request.actor, row)) throw refused({ en: 'You may not change this flow.', de: 'Diesen Ablauf dürfen Sie nicht ändern.' })
  const body = only(request.body ?? {}, ['draft', 'record', 'answers', 'ways', 'values'])
  const draft = body.draft === undefined ? row.draft : body.draft
  if (!isObject(draft)) throw invalid('draft', { en: 'Give the flow as it is drawn.', de: 'Bitte den gezeichneten Ablauf angeben.' })
  const faults = shapeFaults(draft)
  if (faults.length > 0) throw invalidAll(faults.map(inDraft))
  return { row, draft, body }
}

const mayChange = (actor: Actor, row: { readonly owner: string | null }): boolean =>
  actor.unbound || actor.roles.has('administrator') || (row.owner !== null && row.owner === actor.person)

function sampleOf({ record, answers = {}, ways = {}, values = {} }: Readonly<Record<string, unknown>>): Sample {
  if (typeof record !== 'string' || record === '')
    throw invalid('record', { en: 'Name a record to try it on.', de: 'Bitte einen Datensatz für den Versuch nennen.' })
  if (!isObject(answers)) throw invalid('answers', { en: 'Answers are an object.', de: 'Antworten sind ein Objekt.' })
  if (!isObject(ways) || Object.values(ways).some(w => typeof w !== 'string'))
    throw invalid('ways', { en: 'Name a way for each step.', de: 'Bitte je Schritt einen Weg nennen.' })
  if (!isObject(values) || Object.values(values).some(v => !isObject(v)))
    throw invalid('values', { en: 'Give values for each step.', de: 'Bitte je Schritt Werte angeben.' })
  return { record, answers, ways: ways as Sample['ways'], values: values as Sample['values'] }
}

const isObject = (value: unknown): value is Document => typeof value === 'object' && value !== null && !Array.isArray(value)

function only(given: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (!isObject(given)) throw malformed('The body is a JSON object.', 'bad_body')
  const unknown = Object.keys(given).find(name => !known.includes(name))
  if (unknown !== undefined) throw malformed(`There is no '${unknown.slice(0, 80)}' here. Known are: ${known.join(', ')}.`, 'unknown_parameter')
  return given
}

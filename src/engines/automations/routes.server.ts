import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import { invalid, invalidAll, malformed, missing } from '../../kernel/errors.ts'
import type { Records, Row } from '../../kernel/records/index.server.ts'
import { decided, plainUnit } from '../../kernel/records/internal.server.ts'
import { lookWith } from '../rules/index.server.ts'
import type { Automation } from './automation.ts'
import { faultsOf } from './check.server.ts'
import { automation } from './definition.ts'
import { dryRun } from './dry-run.server.ts'
import { aboutTypes } from './observe.server.ts'
import { actorOf, type Engine } from './run.server.ts'
import { isId, titleOf } from '../texts/index.server.ts'
import { type Run, runsOf, runsOn } from './trace.server.ts'
import { tryOnHistory } from './try.server.ts'

/** Trying automations, and what they did; for administrators. */
export const routesOf = (engine: Engine, records: Records) => (app: FastifyInstance) => {
  const asked = async ({ actor, params }: FastifyRequest): Promise<Automation> => {
    mustAdminister(actor)
    return records.get(actor, automation, (params as { id: string }).id)
  }

  app.post('/automations/:id/dry-run', async request => {
    const one = await asked(request)
    const { record } = only(request.body, ['record'])
    if (typeof record !== 'string' || record === '') throw invalid('record', 'Name the record to try it on, by its id or number.')
    return dryRun(engine, request.actor, await complete(engine, records, request.actor, one), record)
  })

  app.post('/automations/:id/try', async request => {
    const one = await asked(request)
    const { days } = only(request.body, ['days'])
    if (typeof days !== 'number' || !Number.isInteger(days) || days < 1 || days > mostDays)
      throw invalid('days', `Say how many days back, from 1 to ${mostDays}.`)
    return tryOnHistory(engine, request.actor.tenant, await complete(engine, records, request.actor, one), days)
  })

  app.get('/automations/:id/runs', async request => {
    const { id } = await asked(request)
    const { before } = only(request.query, ['before'])
    if (before !== undefined && (typeof before !== 'string' || !isId(before))) throw malformed("'before' is the id of a run.", 'bad_parameter')
    return { items: await named(engine, records, request.actor, await runsOf(plainUnit(engine.store, request.actor.tenant).db, id, before)) }
  })

  app.get('/automation-runs', async request => {
    mustAdminister(request.actor)
    const { record, seq } = only(request.query, ['record', 'seq'])
    if (typeof record !== 'string' || !isId(record)) throw malformed("'record' is the id of a record.", 'bad_parameter')
    if (seq !== undefined && (typeof seq !== 'string' || !/^\d{1,9}$/.test(seq)))
      throw malformed("'seq' is the number of an entry in its history.", 'bad_parameter')
    const { db } = plainUnit(engine.store, request.actor.tenant)
    return { items: await named(engine, records, request.actor, await runsOn(db, record, seq === undefined ? undefined : Number(seq))) }
  })
}

const mostDays = 366 * 3

/** To others there is nothing here. */
function mustAdminister(actor: Actor): void {
  if (decided(actor, automation.may.read) !== true) throw missing()
}

/** Drafts may be tried as soon as nothing is missing. */
async function complete({ store, acts }: Engine, records: Records, actor: Actor, one: Automation): Promise<Automation> {
  const look = lookWith(records, actorOf({ tenant: actor.tenant, automation: one }))
  const faults = await faultsOf(one, { model: store.model, look, acts, types: aboutTypes(store.model.types) }, actor.language)
  if (faults.length > 0) throw invalidAll(faults)
  return one
}

function only(given: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw malformed('The body is a JSON object.', 'bad_body')
  const unknown = Object.keys(given).find(name => !known.includes(name))
  if (unknown !== undefined) throw malformed(`There is no '${unknown.slice(0, 80)}' here. Known are: ${known.join(', ')}.`, 'unknown_parameter')
  return given as Readonly<Record<string, unknown>>
}

/** With the names of automation and record; a record that the caller may not read has none, and nothing is told of it. */
async function named({ store }: Engine, records: Records, actor: Actor, runs: readonly Run[]) {
  const titles = new Map<string, string>()
  const wanted = Map.groupBy(runs, run => run.recordType)
  for (const [name, own] of wanted) {
    const type = store.model.find(name)
    if (!type || decided(actor, type.definition.may.read) === false) continue
    const filter = { field: 'id', is: 'in', value: [...new Set(own.map(run => run.record))] } as const
    for (const row of (await records.find(actor, type.definition, { filter, limit: 500 })).items as readonly Row[]) titles.set(row.id, titleOf(type, row))
  }
  const ids = [...new Set(runs.map(run => run.automation))]
  const all =
    ids.length === 0 ? [] : (await records.find(actor, automation, { filter: { field: 'id', is: 'in', value: ids }, limit: 500, fields: ['name'] })).items
  const names = new Map(all.map(one => [one.id, one.name]))
  return runs.map(run => {
    const title = titles.get(run.record) ?? null
    const hidden = title === null ? { because: { en: '', de: '' }, did: [], error: null } : {}
    return { ...run, ...hidden, automationName: names.get(run.automation) ?? null, recordTitle: title }
  })
}

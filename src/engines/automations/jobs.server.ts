import type { Actor } from '../../kernel/actor.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import { readEntries, type StoredEntry } from '../../kernel/history/timeline.server.ts'
import type { Job, JobContext } from '../../kernel/jobs/index.server.ts'
import type { Log } from '../../kernel/log.ts'
import { loadRow, plainUnit } from '../../kernel/records/internal.server.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { type Automation, inOrder } from './automation.ts'
import { automation } from './definition.ts'
import { type Due, lastDue } from './due.ts'
import { failed, isPassing, queueTurn } from './failing.server.ts'
import { type Happening, waitsFor } from './happening.ts'
import { conditionHolds, type Engine, run, speakerIn, type Turn } from './run.server.ts'
import { failedRuns, forgetRuns, keepDue, lastDueOf } from './trace.server.ts'

interface Work extends Engine {
  readonly log: Log
}

/** What runs automations in the background. */
export const jobsOf = (work: Work): readonly Job[] => [
  { name: 'automations.act', run: (payload, context) => afterAct(work, payload as unknown as ActPayload, context) },
  { name: 'automations.turn', run: (payload, context) => oneTurn(work, payload as unknown as TurnPayload, context) },
  { name: 'automations.retry', run: (payload, context) => retryFailed(work, String(payload.automation), context) },
  { name: 'automations.schedule', every: 'PT1M', run: (_, context) => schedules(work, context) },
  { name: 'automations.forget', every: 'P1D', run: (_, context) => forget(work, context) },
]

interface ActPayload {
  readonly type: string
  readonly record: string
  readonly seq: number
  readonly chain: readonly string[]
}

interface TurnPayload {
  readonly automation: string
  readonly type: string
  readonly record: string
  readonly occasion: string
  readonly chain: readonly string[]
}

/** All that wait for this act, in their order, each in a transaction of its own and none the worse for another's failure. */
async function afterAct(work: Work, { type: name, record, seq, chain }: ActPayload, context: JobContext): Promise<void> {
  const { actor } = context
  const type = work.store.model.find(name)
  const [entry] = await readEntries(plainUnit(work.store, actor.tenant).db, record, { limit: 1, after: seq - 1, newestFirst: false, withInternal: true })
  if (!type || entry?.seq !== seq) return
  const happening = happeningIn(entry)
  for (const one of inOrder(await activeFor(context, type))) {
    // One that became active later was not meant for this.
    if (chain.includes(one.id) || one.stateSince > entry.at || !waitsFor(one, type, happening)) continue
    if (context.signal.aborted) throw new Error('The worker stops; the rest is for another.')
    await take(work, { tenant: actor.tenant, automation: one, type, record, occasion: `seq:${seq}`, chain })
  }
}

/** What an entry of a history tells, as the act itself was told. */
export function happeningIn(entry: StoredEntry): Happening {
  const { act, transition, visibility, channel, body } = entry
  return {
    act,
    transition,
    changes: JSON.parse(entry.changes) as Happening['changes'],
    visibility,
    channel,
    fact: act === 'fact' && body !== null ? (JSON.parse(body) as { kind: string }).kind : null,
  }
}

async function activeFor({ actor, records }: JobContext, type?: RecordType): Promise<Automation[]> {
  const found: Automation[] = []
  const ours = type ? [{ field: 'recordType', is: '==', value: type.name } as const] : [{ field: 'on', is: '==', value: 'schedule' } as const]
  let cursor: string | undefined
  do {
    const query = { filter: { all: [{ field: 'state', is: '==', value: 'active' } as const, ...ours] }, sort: ['order'], limit: 500 }
    const page = await records.find(actor, automation, { ...query, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return found
}

/** Runs one where its condition holds; most do not, and need no transaction to find that out. */
async function take(work: Work, turn: Turn): Promise<void> {
  try {
    const unit = plainUnit(work.store, turn.tenant)
    const row = await loadRow(unit, unbound(turn.tenant), turn.type, turn.record)
    if (await conditionHolds(speakerIn(unit, turn), turn, row, unit.store.now())) await run(work, turn)
  } catch (error) {
    if (isPassing(error)) throw error
    if (!(await isThere(work, turn))) return
    await failed(work, turn, error, work.log)
  }
}

const unbound = (tenant: string): Actor => ({
  tenant,
  person: null,
  name: 'automations',
  roles: new Set(),
  groups: [],
  channel: 'automation',
  language: 'en',
  unbound: true,
})

/** A record that was removed in the meantime is nobody's failure. */
async function isThere({ store }: Work, { tenant, type, record }: Turn): Promise<boolean> {
  return loadRow(plainUnit(store, tenant), unbound(tenant), type, record).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Failure && error.kind === 'missing') return false
      throw error
    },
  )
}

/** A turn that failed before, or that a schedule has found. Whether it is due was looked at then. */
async function oneTurn(work: Work, { automation: id, type: name, record, occasion, chain }: TurnPayload, context: JobContext): Promise<void> {
  const type = work.store.model.find(name)
  const one = await activeOne(context, id)
  if (type && one && one.recordType === name) await take(work, { tenant: context.actor.tenant, automation: one, type, record, occasion, chain })
}

async function activeOne({ actor, records }: JobContext, id: string): Promise<Automation | undefined> {
  const { items } = await records.find(actor, automation, {
    filter: {
      all: [
        { field: 'id', is: '==', value: id },
        { field: 'state', is: '==', value: 'active' },
      ],
    },
  })
  return items[0]
}

const mostRetried = 200

/** Once somebody has mended it, what it failed on is taken up again. */
async function retryFailed(work: Work, id: string, context: JobContext): Promise<void> {
  const one = await activeOne(context, id)
  if (!one) return
  const unit = plainUnit(work.store, context.actor.tenant)
  for (const { recordType, record, occasion, chain } of await failedRuns(unit.db, id, mostRetried)) {
    const type = work.store.model.find(recordType)
    if (type) await queueTurn(unit, { tenant: context.actor.tenant, automation: one, type, record, occasion, chain }, unit.store.now())
  }
}

/** Finds what each schedule that is due is about, once for each time that it is due. */
async function schedules(work: Work, context: JobContext): Promise<void> {
  for (const one of inOrder(await activeFor(context))) {
    const due = lastDue(one, context.now)
    if (!due || due.at < one.stateSince) continue
    const unit = plainUnit(work.store, context.actor.tenant)
    if ((await lastDueOf(unit.db, one.id)) === due.name) continue
    await queueAll(work, one, due, context)
    await keepDue(unit.db, context.actor.tenant, one.id, due.name)
  }
}

/** A turn for each record that the condition holds for. Queued twice, it still runs once. */
async function queueAll({ store }: Work, one: Automation, due: Due, { actor, records, signal }: JobContext): Promise<void> {
  const type = store.model.find(one.recordType)
  if (!type || !one.when) return
  const unit = plainUnit(store, actor.tenant)
  const query = { filter: parseRule(one.when), sort: ['createdAt'], limit: 500, fields: ['id'] }
  let cursor: string | undefined
  do {
    if (signal.aborted) throw new Error('The worker stops; the rest is for another.')
    const page = await records.find(actor, type.definition, { ...query, ...(cursor === undefined ? {} : { cursor }) })
    for (const { id } of page.items) {
      await queueTurn(unit, { tenant: actor.tenant, automation: one, type, record: id, occasion: `due:${due.name}`, chain: [] }, unit.store.now())
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

const keptDays = 30

async function forget({ store }: Work, { actor, now, signal }: JobContext): Promise<void> {
  const before = new Date(Date.parse(now) - keptDays * 86_400_000).toISOString()
  const { db } = plainUnit(store, actor.tenant)
  while (!signal.aborted && (await forgetRuns(db, before, 5000)) > 0);
}

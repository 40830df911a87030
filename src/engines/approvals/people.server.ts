import { any, equals, all, oneOf } from '../../kernel/define/index.ts'
import type { Job } from '../../kernel/jobs/job.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Observed, Observer, ObserverContext } from '../../kernel/records/index.server.ts'
import { person } from '../../people/index.ts'
import { approval } from './definitions/approval.definition.ts'
import { approvalDecision } from './definitions/decision.definition.ts'
import { approvalDelegation } from './definitions/delegation.definition.ts'
import { everyOne, seatsOf } from './find.server.ts'
import { reseat } from './reseat.server.ts'
import { holdRound, working } from './work.server.ts'

const jobName = 'approvals.people'

/** Somebody leaves, goes away, comes back, or lets somebody else decide: who is waited for is looked at again, then and when it ends. */
export const peopleObserver: Observer = {
  watches: type => type.name === person.name || type.name === approvalDelegation.name,
  after: async (act, context) => {
    if (act.act === 'create' && act.type.name === person.name) return
    if (act.act !== 'create' && act.act !== 'change' && act.act !== 'remove') return
    if (act.type.name === person.name) return whenAway(act, context)
    const { row } = act
    await lookAt(String(row.person), [row.from, row.until], context)
  },
}

const matters = ['active', 'awayFrom', 'awayUntil', 'deputy'] as const

async function whenAway({ row, was }: Observed, context: ObserverContext): Promise<void> {
  if (matters.every(name => row[name] === was?.[name])) return
  await lookAt(row.id, [row.awayFrom, row.awayUntil], context)
}

async function lookAt(id: string, moments: readonly unknown[], { now, later }: ObserverContext): Promise<void> {
  await later(jobName, { person: id }, { key: id })
  for (const at of moments) if (typeof at === 'string' && at > now) await later(jobName, { person: id }, { at, key: `${id} ${at}` })
}

/** Looks again at every seat of this person, or in which they stand in. */
export const lookingAtPeople = ({ store }: Ground): Job => ({
  name: jobName,
  run: async (payload, { actor, records }) => {
    const id = String(payload.person)
    const filter = all(equals('state', 'requested'), any(equals('approver', id), equals('standIn', id)))
    const seats = await everyOne({ records, self: actor }, approvalDecision, filter, ['createdAt'])
    for (const about of new Set(seats.map(s => s.approval))) {
      await working(store, actor.tenant, async (work, db) => {
        const { round } = await work.records.get(work.self, approval, about)
        await holdRound(db, round)
        const [row] = (await work.records.find(work.self, approval, { filter: all(equals('id', about), oneOf('state', ['requested', 'needInformation'])) }))
          .items
        if (row) await reseat(work, row, await seatsOf(work, row.id))
      })
    }
  },
})

import { type Actor, machine } from '../../kernel/actor.ts'
import { Failure } from '../../kernel/errors.ts'
import { createRecords, type Records } from '../../kernel/records/index.server.ts'
import { person } from '../../people/index.ts'
import { type Installation, onlyTenant } from '../installation.server.ts'
import { changesOf } from './organisation/changes.server.ts'
import { found, keepViews } from './organisation/found.server.ts'
import { stories } from './stories/index.ts'
import { plan } from './telling/plan.ts'
import { promise } from './organisation/promise.server.ts'
import { type Act, actsOf } from './telling/acts.server.ts'

const day = 24 * 60 * 60_000
/** The organisation is some days older than its first incident. */
const history = 160 * day
const night = 2.2 * 60 * 60_000

/**
 * Fills an empty installation with an organisation that has worked with it for months. Nothing is made up in the
 * database: a clock is moved from then to now, and everybody does in their turn what they may do. All of it is one
 * transaction. An installation that has people already is left as it is.
 *
 * Weekends move stories against each other: a step that another story has overtaken is left out, and told.
 */
export async function createDemo({ store, records, jobs }: Installation, now: string, overtaken: (why: Error) => void = () => {}): Promise<void> {
  const demo = machine(onlyTenant, 'demo', 'demo')
  if ((await records.count(demo, person, undefined, 1)) > 0) return
  const clock = movedClock()
  const end = Date.parse(now)
  const then = createRecords({ ...store, now: clock.now })
  await then.records.together(demo, async within => {
    clock.set(end - history)
    const organisation = await found(within, onlyTenant)
    await promise(within, onlyTenant, organisation, yearsOf(end))
    clock.set(end - history + day)
    await keepViews(within, organisation)
    const stage = { records: within, organisation, tenant: onlyTenant, now: clock.now }
    const acts = [...changesOf(within, organisation, end), ...actsOf(stage, plan(stories, end)), ...nights(within, jobs, end, clock.now)]
    for (const { at, play } of inOrder(acts, end)) {
      clock.set(at)
      await play().catch((error: Error) => leaveOut(error, overtaken))
    }
  })
  await passDeadlines(records, jobs, now)
}

function leaveOut(error: Error, overtaken: (why: Error) => void): void {
  if (!(error.cause instanceof Failure) || error.cause.kind === 'unavailable') throw error
  overtaken(error)
}

/** What would happen later has not happened. */
const inOrder = (acts: readonly Act[], now: number): readonly Act[] => acts.filter(({ at }) => at < now).toSorted((a, b) => a.at - b.at)

function movedClock() {
  let at = 0
  // Each look moves it a little, as it does while people work.
  return { now: () => new Date(at++).toISOString(), set: (to: number) => void (at = Math.max(at, to)) }
}

/** Clocks that nobody has touched since are missed by now: told at once, so that the auditor finds nothing overdue. */
async function passDeadlines(records: Records, jobs: Installation['jobs'], now: string): Promise<void> {
  const actor: Actor = machine(onlyTenant, 'clocks.tick', 'automation')
  await jobs.find(j => j.name === 'clocks.tick')?.run({}, { actor, records, now, signal: new AbortController().signal })
}

/** Every night the desk's own job closes what has been resolved for long enough. */
function nights(records: Records, jobs: Installation['jobs'], now: number, clock: () => string): Act[] {
  const job = jobs.find(j => j.name === 'incident.autoClose')
  const actor: Actor = machine(onlyTenant, 'incident.autoClose', 'automation')
  const run = async () => job?.run({}, { actor, records, now: clock(), signal: new AbortController().signal })
  const first = Math.floor((now - history) / day)
  const last = Math.floor(now / day)
  return Array.from({ length: last - first + 1 }, (_, n) => ({ at: (first + n) * day + night, play: run }))
}

/** From the first incident to the year to come. */
function yearsOf(end: number): readonly number[] {
  const first = new Date(end - history).getUTCFullYear()
  return Array.from({ length: new Date(end).getUTCFullYear() + 2 - first }, (_, i) => first + i)
}

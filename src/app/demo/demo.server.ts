import { machine } from '../../kernel/actor.ts'
import { Failure } from '../../kernel/errors.ts'
import { createRecords, type Happening } from '../../kernel/records/index.server.ts'
import { person } from '../../people/index.ts'
import { publishCatalogue } from './catalogue/publish-catalogue.server.ts'
import { publishFlows } from './flows/publish-flows.server.ts'
import { type Installation, onlyTenant } from '../installation.server.ts'
import { standIn } from '../stand-in.server.ts'
import { articleActsOf } from './knowledge/article-acts.server.ts'
import { readerActsOf } from './knowledge/readers.server.ts'
import { announcementActsOf } from './organisation/announcement-acts.server.ts'
import { describeAudiences } from './organisation/audiences.server.ts'
import { changesOf } from './organisation/changes.server.ts'
import { found, keepViews, type Organisation } from './organisation/found.server.ts'
import { ownThingsOf } from './organisation/own-things.server.ts'
import { promise } from './organisation/promise.server.ts'
import { putUpShelves, wordThePortal } from './organisation/shelves.server.ts'
import { stories } from './stories/index.ts'
import { orders } from './stories/orders/index.ts'
import { type Act, actsOf, castOf } from './telling/acts.server.ts'
import { type Background, backgroundOf } from './telling/background.server.ts'
import { machines } from './telling/machines.ts'
import { oneTransaction } from './telling/one-transaction.server.ts'
import { orderActsOf } from './telling/order-acts.server.ts'
import { plan } from './telling/plan.ts'
import { ratingActsOf } from './telling/rating-acts.server.ts'

const day = 24 * 60 * 60_000
/** The organisation is some days older than its first incident. */
const history = 160 * day
/** Time that the last acts take: none of them lies after now. */
const last = 20_000

/**
 * Fills an empty installation with an organisation that has worked with it for months. Nothing is made up in the
 * database: a clock is moved from then to now, and everybody does in their turn what they may do. All of it is one
 * transaction. An installation that has people already is left as it is.
 *
 * Weekends move stories against each other: a step that another story has overtaken is left out, and told.
 */
export async function createDemo(installation: Installation, now: string, overtaken: (why: Error) => void = () => {}): Promise<void> {
  const { records, store } = installation
  if ((await records.count(machine(onlyTenant, 'demo', 'demo'), person, undefined, 1)) > 0) return
  const happened: Happening[] = []
  await store.database.for(onlyTenant).transaction(async tx => {
    const clock = movedClock()
    const then = await standIn(installation, {
      database: oneTransaction(tx, onlyTenant),
      now: clock.now,
      published: happening => void happened.push(happening),
      out: machines(),
      // Nobody was told of what happened before anybody was there.
      without: ({ from }) => from === 'engines/notifications',
    })
    const organisation = await tell(then, clock, Date.parse(now), overtaken)
    // What the installation began with a moment ago is changed now, and not months before it was there.
    const present = createRecords({ ...then.store, now: () => now })
    await wordThePortal(present.records, there(organisation.actors.get('lea')))
  })
  for (const happening of happened) store.published(happening)
}

type StandIn = Awaited<ReturnType<typeof standIn>>

async function tell(then: StandIn, clock: ReturnType<typeof movedClock>, end: number, overtaken: (why: Error) => void): Promise<Organisation> {
  const { records, ground } = then
  clock.set(end - history)
  const organisation = await begin(then, end)
  clock.set(end - history + day)
  await keepViews(records, organisation)
  const cast = castOf({ organisation, tenant: onlyTenant })
  const shelves = await putUpShelves(records, cast.actor('lea'))
  const flows = await publishFlows(records, cast)
  const catalogue = await publishCatalogue(records, { cast, shelves, audiences: organisation.audiences, flows, attachments: ground.attachments })
  const background = backgroundOf(then, onlyTenant)
  const { audiences } = organisation
  const stage = { records, organisation, tenant: onlyTenant, now: clock.now, ground, cast, catalogue, background, audiences, topics: shelves.topics }
  const acts = [
    ...changesOf(records, organisation, end),
    ...actsOf(stage, plan(stories, end)),
    ...orderActsOf(stage, orders, end),
    ...articleActsOf(stage, end),
    ...readerActsOf({ ...stage, db: then.store.database.for(onlyTenant) }, end),
    ...announcementActsOf(stage, end),
    ...ownThingsOf(stage, end),
    ...ratingActsOf(stage, end),
    ...rounds(background, end),
  ]
  for (const { at, play } of inOrder(acts, end - last)) {
    clock.set(at)
    await play().catch((error: Error) => leaveOut(error, overtaken))
  }
  clock.set(end - last)
  await round(background)
  // Clocks that nobody has touched since are missed by now: told at once, so that the auditor finds nothing overdue.
  await background.run('clocks.tick')
  return organisation
}

function there<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('The demo organisation has nobody who sets the portal up.')
  return thing
}

async function begin({ records, store }: StandIn, end: number) {
  const organisation = await found(records, onlyTenant)
  await promise(records, onlyTenant, organisation, yearsOf(end))
  return { ...organisation, ...(await describeAudiences(records, store.database.for(onlyTenant), organisation.actors)) }
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

const hours = [2.2, 8, 12, 16]

/** Several times a day, what nobody does happens by itself. */
function rounds(background: Background, now: number): Act[] {
  const first = Math.floor((now - history) / day)
  const today = Math.floor(now / day)
  const days = Array.from({ length: today - first + 1 }, (_, n) => first + n)
  return days.flatMap(one => hours.map(hour => ({ at: one * day + hour * 3_600_000, play: () => round(background, hour === hours[0]) })))
}

/** Once a night the desk's own job closes what has been resolved for long enough, and what is asked in vain lapses. */
const nightly = ['incident.autoClose', 'satisfaction.lapse', 'article.outdate', 'article.remind', 'article.settle']

async function round({ settle, run }: Background, atNight = true): Promise<void> {
  await settle()
  for (const job of ['flows.tick', 'approvals.tick', 'article.publishDue']) await run(job)
  if (atNight) for (const job of nightly) await run(job)
  await settle()
}

/** From the first incident to the year to come. */
function yearsOf(end: number): readonly number[] {
  const first = new Date(end - history).getUTCFullYear()
  return Array.from({ length: new Date(end).getUTCFullYear() + 2 - first }, (_, i) => first + i)
}

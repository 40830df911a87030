import sql from 'sql-template-tag'
import type { Job } from '../../kernel/jobs/index.server.ts'
import type { Figure, Ground } from '../../kernel/practice.ts'
import { passDeadlines } from './timers.server.ts'
import { readTables } from './tables.server.ts'
import { nextDeadline } from './reckoning/index.ts'
import { clocksWithoutDeadline, setDeadline } from './clock-table.server.ts'

/** Seconds after which a deadline that has not been passed is overdue, and after which clocks stand still. */
const overdueAfter = 60
const standstillAfter = 120

/** Looks every five minutes whether the timers do their work, does what they have left undone, and says so loudly. */
export const auditor = (ground: Ground): Job => ({
  name: 'clocks.audit',
  every: 'PT5M',
  run: async (_, { actor: { tenant }, now, signal }) => {
    const { overdue, oldest } = await overdueOf(ground, tenant, now)
    if (overdue > 0) {
      ground.log.error({ tenant, overdue, oldest }, 'clocks were overdue: the auditor passes their deadlines now')
      await passDeadlines(ground, tenant, now, signal)
    }
    const mended = await mendDeadlines(ground, tenant)
    if (mended > 0) ground.log.error({ tenant, mended }, 'clocks ran without a next deadline: the auditor has worked it out again')
  },
})

interface Overdue {
  readonly overdue: number
  readonly oldest: string | null
}

async function overdueOf({ database }: Ground, tenant: string, now: string, after = overdueAfter): Promise<Overdue> {
  const before = new Date(Date.parse(now) - after * 1000).toISOString()
  const [found] = await database
    .for(tenant)
    .query<Overdue>(sql`select count(*)::integer as overdue, min(next_at) as oldest from clock where next_at < ${before}::timestamptz and replaced_at is null`)
  return found ?? { overdue: 0, oldest: null }
}

/** Clocks that run towards a deadline and do not know it. */
async function mendDeadlines({ database, records }: Ground, tenant: string): Promise<number> {
  const db = database.for(tenant)
  const lost = await clocksWithoutDeadline(db)
  if (lost.length === 0) return 0
  const { levels, calendarAt } = await readTables(records, tenant)
  let mended = 0
  for (const kept of lost) {
    const level = levels.get(kept.levelId)
    const next = level && nextDeadline(kept.clock, level, await calendarAt(kept.calendarId, kept.calendarAt))
    if (next) mended += await setDeadline(db, kept, next.at)
  }
  return mended
}

/** Why the installation should not count as ready: deadlines have been waiting for minutes. */
export async function standstill(ground: Ground): Promise<readonly string[]> {
  const now = ground.store.now()
  const each = await Promise.all((await ground.tenants()).map(tenant => overdueOf(ground, tenant, now, standstillAfter)))
  const oldest = each.flatMap(o => (o.oldest === null ? [] : [o.oldest])).toSorted()[0]
  return oldest === undefined ? [] : [`Clocks have stood still since ${oldest}: no worker passes their deadlines. Start one with: mainstay work`]
}

export const clocksOverdue = (ground: Ground): Figure => ({
  name: 'mainstay_clocks_overdue',
  help: 'Clocks whose deadline has been waiting for more than a minute',
  value: async () => {
    const now = ground.store.now()
    const each = await Promise.all((await ground.tenants()).map(tenant => overdueOf(ground, tenant, now)))
    return each.reduce((sum, o) => sum + o.overdue, 0)
  },
})

import sql from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.ts'
import type { Language } from '../../kernel/define/index.ts'
import { tooMany } from '../../kernel/errors.ts'

/** How many attempts are free, and how long the longest wait is, in seconds. Each attempt beyond doubles the wait, from two seconds on. */
export interface Limit {
  readonly subject: string
  readonly free: number
  readonly longest: number
}

/** After so much quiet, attempts are forgotten. */
const memory = '1 hour'

/**
 * Counts an attempt as failed before it is made, so that a hundred at once are not a hundred free ones.
 * @throws tooMany while any of the subjects has to wait
 */
export async function attempt(db: Queryable, tenant: string, now: string, limits: readonly Limit[], language: Language): Promise<void> {
  const subjects = limits.map(l => l.subject)
  await refuseBlocked(db, now, subjects, language)
  for (const limit of limits) if (!(await count(db, tenant, now, limit))) await refuseBlocked(db, now, subjects, language)
}

/** One statement, so that of many at once each sees what the one before has counted. False if one of those has used up what was free. */
async function count(db: Queryable, tenant: string, now: string, { subject, free, longest }: Limit): Promise<boolean> {
  const failures = sql`case when a.last_at < ${now}::timestamptz - ${memory}::interval then 1 else a.failures + 1 end`
  // Whoever need not wait is free from the beginning of time, not from now: of two at once, the clock of one may be the earlier.
  const freeAt = sql`case when ${failures} <= ${free}::integer then '-infinity'
    else ${now}::timestamptz + least(power(2, least(${failures} - ${free}::integer, 30)), ${longest}::integer) * interval '1 second' end`
  const counted = await db.query(sql`
    insert into sign_in_attempt as a (tenant_id, subject, failures, last_at, free_at)
    values (${tenant}::uuid, ${subject}, 1, ${now}::timestamptz, '-infinity')
    on conflict (tenant_id, subject) do update
      set failures = ${failures}, last_at = ${now}::timestamptz, free_at = ${freeAt}
      where a.free_at <= ${now}::timestamptz
    returning 1`)
  return counted.length === 1
}

async function refuseBlocked(db: Queryable, now: string, subjects: readonly string[], language: Language): Promise<void> {
  const [blocked] = await db.query<{ seconds: number | null }>(sql`
    select ceil(extract(epoch from max(free_at) - ${now}::timestamptz))::integer as seconds from sign_in_attempt
    where subject = any(${subjects}::text[]) and free_at > ${now}::timestamptz`)
  if (blocked?.seconds) throw tooMany(waitFor(blocked.seconds, language), blocked.seconds)
}

/** The attempt was a good one: what was counted against the first subjects is forgotten, the others lose only this attempt. */
export async function succeed(db: Queryable, forgotten: readonly string[], spared: readonly string[]): Promise<void> {
  await db.query(sql`delete from sign_in_attempt where subject = any(${forgotten}::text[])`)
  await db.query(sql`update sign_in_attempt set failures = greatest(failures - 1, 0), free_at = '-infinity' where subject = any(${spared}::text[])`)
}

function waitFor(seconds: number, language: Language): string {
  const minutes = Math.ceil(seconds / 60)
  const time =
    seconds < 90
      ? { en: seconds === 1 ? 'one second' : `${seconds} seconds`, de: seconds === 1 ? 'einer Sekunde' : `${seconds} Sekunden` }
      : { en: `${minutes} minutes`, de: `${minutes} Minuten` }
  return {
    en: `There were too many attempts. Try again in ${time.en}.`,
    de: `Es waren zu viele Versuche. Versuchen Sie es in ${time.de} wieder.`,
  }[language]
}

import sql from 'sql-template-tag'
import type { Job } from '../../kernel/jobs/index.server.ts'
import type { Gate } from './gate.server.ts'
import { sendReset, sendResetJob } from './reset.server.ts'

/** Work of the sign-in that runs in the background. */
export const jobsOf = (gate: Gate): readonly Job[] => [
  { name: sendResetJob, run: ({ email, address }) => sendReset(gate, String(email), String(address)) },
  { name: 'people.tidy', every: 'PT1H', run: () => tidy(gate) },
]

/** What is over goes; what says who had access stays for a while, so that one can look back. */
async function tidy({ db, now }: Gate): Promise<void> {
  const at = now()
  await db.query(sql`delete from sign_in_attempt where last_at < ${at}::timestamptz - interval '1 day'`)
  await db.query(sql`delete from reset_token where expires_at < ${at}::timestamptz - interval '1 day'`)
  await db.query(sql`delete from session where expires_at < ${at}::timestamptz - interval '30 days'`)
  await db.query(sql`delete from api_token where expires_at < ${at}::timestamptz - interval '400 days'`)
  await db.query(sql`delete from refusal where at < ${at}::timestamptz - interval '90 days'`)
  await db.query(sql`delete from access_event where act = 'signInFailed' and at < ${at}::timestamptz - interval '90 days'`)
}

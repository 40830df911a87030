import sql from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.ts'
import type { Language } from '../../kernel/define/index.ts'
import { queueJob } from '../../kernel/jobs/index.server.ts'
import type { Caller } from './caller.ts'
import { type Gate, note } from './gate.server.ts'
import { checkPassword, setPassword, tellChanged } from './own-password.server.ts'
import { hashPassword } from './password.server.ts'
import { hashOf, newSecret } from './secret.server.ts'
import { endAll } from './sessions.server.ts'
import { mailbox, mailSubject } from './subject.server.ts'
import { attempt } from './throttle.server.ts'
import { deadLink, resetMail } from './words.ts'

export const sendResetJob = 'people.send-reset'

const lasts = 30 * 60_000
/** Mails an hour to one person, whoever asks for them. */
const mostMails = 5

/** Only queues: whether somebody goes by the address is looked at later, so that the answer cannot tell, nor the time it takes. @throws tooMany */
export async function requestReset({ db, tenant, now }: Gate, email: string, caller: Caller): Promise<void> {
  await attempt(db, tenant, now(), [{ subject: mailSubject(caller.address), free: 20, longest: 15 * 60 }], caller.language)
  await queueJob(
    db,
    tenant,
    sendResetJob,
    { email: email.trim().toLowerCase().slice(0, 300), address: caller.address },
    now(),
    hashOf(mailbox(email)).toString('base64url'),
  )
}

/** Mails a link if somebody goes by the address and has not been sent too many. */
export async function sendReset(gate: Gate, email: string, address: string): Promise<void> {
  const person = await resettable(gate, email)
  if (!person) return
  const link = await gate.db.transaction(async tx => {
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`reset ${person.id}`}, 0))`)
    if ((await sentLately(tx, gate, person.id)) >= mostMails) return undefined
    await note(tx, gate, { act: 'resetRequested', person: person.id, by: { person: null, name: '' }, address })
    return newLink(tx, gate, person.id, email)
  })
  if (link) await gate.outbox.send({ to: email, subject: resetMail.subject[person.language], text: resetMail.text(link)[person.language] }, gate.now())
}

async function resettable({ db }: Gate, email: string): Promise<{ id: string; language: Language } | undefined> {
  const [person] = await db.query<{ id: string; language: Language }>(sql`select id, language from person where email = ${email} and active`)
  return person
}

async function sentLately(tx: Queryable, { now }: Gate, person: string): Promise<number> {
  const [sent] = await tx.query<{ n: number }>(
    sql`select count(*)::integer as n from reset_token where person_id = ${person}::uuid and created_at > ${now()}::timestamptz - interval '1 hour'`,
  )
  return sent?.n ?? 0
}

/** The secret stands behind the #: no server sees it in an address, no page tells it to the next one. */
export async function newLink(tx: Queryable, { tenant, now, publicUrl }: Gate, person: string, email: string, lifetime = lasts): Promise<string> {
  const secret = newSecret()
  const at = now()
  await tx.query(sql`
    insert into reset_token (tenant_id, hash, person_id, email, created_at, expires_at)
    values (${tenant}::uuid, ${hashOf(secret)}, ${person}::uuid, ${email}, ${at}::timestamptz, ${new Date(Date.parse(at) + lifetime).toISOString()}::timestamptz)`)
  return `${publicUrl}/reset#${secret}`
}

interface Holder {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** Sets the password of whoever was sent the link, and ends all sessions. Of many at once, one succeeds. @throws invalid */
export async function reset(gate: Gate, token: string, password: string, caller: Caller): Promise<void> {
  const holder = await holderOf(gate, token)
  if (!holder) throw deadLink(caller.language)
  checkPassword(password, holder, caller)
  const hash = await hashPassword(password)
  await gate.db.transaction(async tx => {
    const [used] = await tx.query(sql`
      update reset_token set used_at = ${gate.now()}::timestamptz where hash = ${hashOf(token)} and used_at is null and expires_at > ${gate.now()}::timestamptz returning 1`)
    if (!used) throw deadLink(caller.language)
    // Other links that were sent go with this one.
    await tx.query(sql`update reset_token set used_at = ${gate.now()}::timestamptz where person_id = ${holder.id}::uuid and used_at is null`)
    await setPassword(tx, gate, holder.id, hash)
    await endAll(tx, gate, holder.id)
    await note(tx, gate, { act: 'passwordReset', person: holder.id, address: caller.address })
  })
  gate.ended(holder.id)
  await tellChanged(gate, holder)
}

/** Whose link it is, while it is good: not used, not run out, and the address it was sent to is still theirs. */
export async function holderOf({ db, now }: Gate, token: string): Promise<Holder | undefined> {
  if (token.length > 100) return undefined
  const [holder] = await db.query<Holder>(sql`
    select p.id, p.name, p.email, p.language from reset_token t join person p on p.id = t.person_id
    where t.hash = ${hashOf(token)} and t.used_at is null and t.expires_at > ${now()}::timestamptz and p.active and p.email = t.email`)
  return holder
}

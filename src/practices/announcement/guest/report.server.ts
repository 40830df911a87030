import { createHash, randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import { type Actor, machine } from '../../../kernel/actor.ts'
import type { Queryable } from '../../../kernel/database/index.ts'
import type { Language, Text } from '../../../kernel/define/index.ts'
import { invalid, invalidAll, missing, tooMany, type Wrong } from '../../../kernel/errors.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import type { Ground } from '../../../kernel/practice.ts'
import type { Row } from '../../../kernel/records/index.server.ts'
import { atomically, plainUnit, type Unit } from '../../../kernel/records/internal.server.ts'
import { person } from '../../../people/index.ts'
import { actingPerson, mailbox, mailSubject, throttle } from '../../../people/index.server.ts'

export interface GuestReport {
  readonly email: string
  readonly title: string
  readonly text: string
  readonly language: Language
  /** From where it was sent. */
  readonly address: string
}

const lasts = '24 hours'
/** Of all guests together: whoever has many addresses fills nobody's mailbox through us. */
const mostAnHour = 200

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/**
 * Keeps what a guest wants to report and mails a link to the address, at most one an hour to each: whose it is, is only known once the link
 * was opened. Nothing is created before, nothing of what they wrote stands in the mail, and the answer is the same whatever becomes of it.
 */
export async function offerReport(ground: Ground, tenant: string, given: GuestReport): Promise<void> {
  const report = checked(given)
  const { store } = ground
  const now = store.now()
  await throttle(store.database.for(tenant), tenant, now, [{ subject: mailSubject(given.address), free: 5, longest: 15 * 60 }], given.language)
  await atomically(plainUnit(store, tenant), { tenant }, async unit => {
    if ((await lately(unit.db, now)) >= mostAnHour) throw tooMany(busy, 3600)
    if (!(await takeHour(unit.db, tenant, mailbox(report.email), now))) return
    const secret = randomBytes(32).toString('base64url')
    await unit.db.query(sql`
      insert into guest_report (tenant_id, hash, email, title, text, language, created_at, expires_at)
      values (${tenant}::uuid, ${hashOf(secret)}, ${report.email}, ${report.title}, ${report.text}, ${report.language}, ${now}::timestamptz, ${now}::timestamptz + ${lasts}::interval)`)
    await post(ground, unit, tenant, report, `${ground.settings.publicUrl}/guest/confirm#${secret}`)
  })
}

/** All faults at once, in the words of the fields that it will become. */
function checked(given: GuestReport): GuestReport {
  const parsed = fieldType('email').parse(given.email.trim(), person.fields.email)
  const wrong: Wrong[] = []
  if ('fault' in parsed || typeof parsed.value !== 'string') wrong.push({ field: 'email', message: noAddress })
  if (given.title.trim() === '' || given.title.length > 200) wrong.push({ field: 'title', message: noTitle })
  if (wrong.length > 0) throw invalidAll(wrong)
  return { ...given, email: 'value' in parsed ? String(parsed.value).toLowerCase() : '', title: given.title.trim(), text: given.text.trim() }
}

const noAddress: Text = { en: 'Give your mail address.', de: 'Bitte Ihre Mailadresse angeben.' }
const noTitle: Text = {
  en: 'Say in one line what is wrong, in at most 200 characters.',
  de: 'Bitte in einer Zeile sagen, was los ist, mit höchstens 200 Zeichen.',
}
const busy: Text = {
  en: 'Too much is being reported just now. Try again later, or call.',
  de: 'Im Augenblick wird zu viel gemeldet. Bitte später versuchen oder anrufen.',
}

async function lately(db: Queryable, now: string): Promise<number> {
  const [found] = await db.query<{ n: number }>(sql`select count(*)::integer as n from guest_report where created_at > ${now}::timestamptz - interval '1 hour'`)
  return found?.n ?? 0
}

/** One row for each mailbox: of many at once, one is mailed. */
async function takeHour(db: Queryable, tenant: string, whose: string, now: string): Promise<boolean> {
  const taken = await db.query(sql`
    insert into guest_mail as m (tenant_id, mailbox, sent_at) values (${tenant}::uuid, ${whose}, ${now}::timestamptz)
    on conflict (tenant_id, mailbox) do update set sent_at = excluded.sent_at where m.sent_at <= excluded.sent_at - interval '1 hour'
    returning 1`)
  return taken.length === 1
}

async function post({ store }: Ground, unit: Unit, tenant: string, { email, language }: GuestReport, link: string): Promise<void> {
  const type = store.model.find('outgoingMail')
  if (!type) return
  const { subject, text, act } = mail[language]
  const content = { language, text, actions: [{ label: act, href: link }] }
  await store
    .within(unit)
    .create(machine(tenant, 'guest-report', 'automation'), type.definition, { to: email, event: 'guestReport', subject, content: JSON.stringify(content) })
}

const mail = {
  en: {
    subject: 'Please confirm your report',
    text: 'Somebody has asked to report something to our service desk with this address. If that was you, open the page below and confirm; the link works once, for 24 hours. If not, there is nothing to do: without you, nothing is reported.',
    act: 'Look at it and confirm',
  },
  de: {
    subject: 'Bitte bestätigen Sie Ihre Meldung',
    text: 'Jemand möchte mit dieser Adresse unserem Service Desk etwas melden. Waren Sie das, öffnen Sie bitte die Seite unten und bestätigen Sie; der Link gilt einmal, 24 Stunden lang. Wenn nicht, ist nichts zu tun: ohne Sie wird nichts gemeldet.',
    act: 'Ansehen und bestätigen',
  },
} as const

interface Kept {
  readonly email: string
  readonly title: string
  readonly text: string
  readonly language: Language
}

const dead = () =>
  invalid('token', {
    en: 'This link has been used already, or has run out. Please report it again.',
    de: 'Dieser Link ist schon benutzt oder abgelaufen. Bitte melden Sie es noch einmal.',
  })
const wellFormed = (secret: string): boolean => /^[\w-]{43}$/.test(secret)

/** What waits behind a link; changes nothing. @throws invalid */
export async function waitingReport({ store }: Ground, tenant: string, secret: string): Promise<Kept> {
  if (!wellFormed(secret)) throw dead()
  const [kept] = await store.database.for(tenant).query<Kept>(sql`
    select email, title, text, language from guest_report where hash = ${hashOf(secret)} and used_at is null and expires_at > ${store.now()}::timestamptz`)
  if (!kept) throw dead()
  return kept
}

/** Reports it in the name of whom the mailbox belongs to; of many at once, one succeeds. @throws invalid */
export async function confirmReport(ground: Ground, tenant: string, secret: string): Promise<{ readonly number: string }> {
  const { store } = ground
  const type = store.model.find('incident')
  if (!type) throw missing()
  await waitingReport(ground, tenant, secret)
  return atomically(plainUnit(store, tenant), { tenant }, async unit => {
    const [kept] = await unit.db.query<Kept>(sql`
      update guest_report set used_at = ${store.now()}::timestamptz where hash = ${hashOf(secret)} and used_at is null returning email, title, text, language`)
    if (!kept) throw dead()
    const who = await whose(ground, unit, tenant, kept)
    const input = { title: kept.title, ...(kept.text === '' ? {} : { description: kept.text }), contactType: 'portal' }
    const made = (await store.within(unit).create(who, type.definition, input)) as Row
    // What they wrote stands in the report from now on.
    await unit.db.query(sql`update guest_report set title = '', text = '' where hash = ${hashOf(secret)}`)
    return { number: String(made.number) }
  })
}

/** Whoever has this address already, or a new person who may ask and follow what they asked for. */
async function whose({ store }: Ground, unit: Unit, tenant: string, { email, language }: Kept): Promise<Actor> {
  const known = await actingPerson(unit.db, { address: email }, { tenant, channel: 'web' })
  if (known && !known.active) throw invalid('token', notActive)
  if (known?.active) return known.actor
  await store.within(unit).create(machine(tenant, 'guest-report', 'web'), person, { name: email, email, language })
  const made = await actingPerson(unit.db, { address: email }, { tenant, channel: 'web' })
  if (!made?.active) throw dead()
  return made.actor
}

const notActive: Text = {
  en: 'The person with this address is not active any more. Please call us.',
  de: 'Die Person mit dieser Adresse ist nicht mehr aktiv. Bitte rufen Sie uns an.',
}

/** What was never confirmed goes, and with it the address. */
export const forgetReports = async (db: Queryable, now: string): Promise<void> => {
  await db.query(sql`delete from guest_report where expires_at < ${now}::timestamptz`)
  await db.query(sql`delete from guest_mail where sent_at < ${now}::timestamptz - interval '1 day'`)
}

import sql from 'sql-template-tag'
import { all, differs, empty, equals, oneOf, type Rule } from '../../../kernel/define/index.ts'
import type { ObserverContext, Row } from '../../../kernel/records/index.server.ts'
import { outgoingMail } from './definition.ts'

/** Mails about one record, in an hour, to an address that nobody has proven to be theirs. */
const mostPerRecord = 5
/** That something was opened, as its sender hears who may never have sent it. */
const receipts: readonly string[] = ['received', 'created']
/** Receipts to such an address in an hour, whatever they are about. */
const mostReceipts = 1

/**
 * Whether a mail is one too many. Whoever has set a password has read our mail and may have any number; any other address may
 * be a stranger's whom somebody floods through us (A20), or a program that answers each of our mails (A23).
 */
export async function isTooMany(mail: Row, { db, records, by }: ObserverContext): Promise<boolean> {
  if (await isProven(mail, db)) return false
  const self = by('mail-limit')
  // Two at once are counted one after the other.
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`mail to ${String(mail.to)}`}, 0))`)
  const lately: Rule = { field: 'createdAt', is: '>', value: { now: '-PT1H' } }
  const sent = (about: Rule) =>
    records.count(self, outgoingMail, all(equals('to', String(mail.to)), lately, differs('state', 'suppressed'), differs('id', mail.id), about))
  if (receipts.includes(String(mail.event)) && (await sent(oneOf('event', receipts))) >= mostReceipts) return true
  return (await sent(typeof mail.record === 'string' ? equals('record', mail.record) : empty('record'))) >= mostPerRecord
}

async function isProven({ person, to }: Row, db: ObserverContext['db']): Promise<boolean> {
  if (typeof person !== 'string') return false
  const found = await db.query(
    sql`select 1 from credential c join person p on p.id = c.person_id where p.id = ${person}::uuid and p.email = ${String(to)} and p.active`,
  )
  return found.length > 0
}

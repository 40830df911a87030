import { all, equals, type Language, oneOf } from '../../kernel/define/index.ts'
import { messageTemplate } from './definitions/template.ts'
import type { Desk } from './desk.server.ts'
import type { Event } from './events.ts'
import { shipped, type Words } from './templates/shipped.ts'

/** The words for an event: the organisation's own, else those that ship. */
export async function wordsOf({ records, self }: Pick<Desk, 'records' | 'self'>, event: Event, language: Language): Promise<Words> {
  const standard = shipped[language][event]
  const filter = all(equals('event', event), equals('language', language), oneOf('channel', ['mail', 'app']))
  const own = (await records.find(self, messageTemplate, { filter })).items
  const mail = own.find(t => t.channel === 'mail')
  return {
    mail: mail ? { subject: mail.subject ?? standard.mail.subject, body: mail.body } : standard.mail,
    app: own.find(t => t.channel === 'app')?.body ?? standard.app,
  }
}

import type { Language } from '../../kernel/define/index.ts'
import { messageTemplate } from './definitions/template.ts'
import type { Desk } from './desk.server.ts'
import type { Event } from './events.ts'
import { shipped, type Words } from './templates/shipped.ts'

/** The words for an event: the organisation's own, else those that ship. */
export async function wordsOf({ table }: Pick<Desk, 'table'>, event: Event, language: Language): Promise<Words> {
  const standard = shipped[language][event]
  const own = (await table(messageTemplate)).filter(t => t.event === event && t.language === language)
  const mail = own.find(t => t.channel === 'mail')
  return {
    mail: mail ? { subject: mail.subject ?? standard.mail.subject, body: mail.body } : standard.mail,
    app: own.find(t => t.channel === 'app')?.body ?? standard.app,
  }
}

import { all, dateTime, defineRecord, differs, email, equals, longText, nobody, number, oneOf, reference, secret, text } from '../../../kernel/define/index.ts'
import { administrators } from '../../../people/roles.ts'

/** A mail that leaves Mainstay. What it says is sealed, told to nobody, and gone once it is sent. */
export const outgoingMail = defineRecord({
  name: 'outgoingMail',
  label: { one: { en: 'Outgoing mail', de: 'Ausgehende Mail' }, many: { en: 'Outgoing mail', de: 'Ausgehende Mails' } },
  help: {
    en: 'Mail on its way, sent, or not delivered. What could not be delivered can be sent again or discarded.',
    de: 'Mails, die unterwegs, gesendet oder nicht zustellbar sind. Nicht Zustellbares kann erneut gesendet oder verworfen werden.',
  },
  numbered: 'MAIL',
  fields: {
    to: email({ label: { en: 'To', de: 'An' }, required: true, search: 'A' }),
    person: reference('person', { label: { en: 'Person', de: 'Person' } }),
    recordType: text({ label: { en: 'Record type', de: 'Art des Datensatzes' }, max: 80 }),
    record: text({ label: { en: 'Record', de: 'Datensatz' }, max: 40 }),
    event: text({ label: { en: 'Event', de: 'Ereignis' }, max: 80 }),
    subject: text({ label: { en: 'Subject', de: 'Betreff' }, required: true, max: 300, search: 'B' }),
    content: secret({
      label: { en: 'Content', de: 'Inhalt' },
      help: { en: 'Sealed; removed once it is sent.', de: 'Versiegelt; entfernt, sobald die Mail gesendet ist.' },
      max: 1_000_000,
    }),
    attempts: number({ label: { en: 'Attempts', de: 'Versuche' }, computed: true, required: true, whole: true, min: 0, default: 0 }),
    lastError: longText({ label: { en: 'Last error', de: 'Letzter Fehler' }, computed: true, max: 2000 }),
    nextAttemptAt: dateTime({ label: { en: 'Next attempt', de: 'Nächster Versuch' }, computed: true }),
    sentAt: dateTime({ label: { en: 'Sent', de: 'Gesendet' }, computed: true }),
    messageId: text({ label: { en: 'Message id', de: 'Nachrichten-ID' }, computed: true, max: 300, index: true }),
  },
  states: {
    queued: { en: 'Queued', de: 'In der Warteschlange', category: 'open', tone: 'new' },
    sent: { en: 'Sent', de: 'Gesendet', category: 'done', tone: 'good' },
    failed: { en: 'Not delivered', de: 'Nicht zugestellt', category: 'waiting', tone: 'critical' },
    suppressed: { en: 'Held back', de: 'Zurückgehalten', category: 'done', tone: 'waiting' },
    discarded: { en: 'Discarded', de: 'Verworfen', category: 'done', tone: 'quiet' },
  },
  begins: 'queued',
  transitions: {
    markSent: {
      label: { en: 'Mark as sent', de: 'Als gesendet vermerken' },
      from: ['queued'],
      to: 'sent',
      sets: { content: null, lastError: null, nextAttemptAt: null },
      may: nobody,
    },
    fail: { label: { en: 'Give up', de: 'Aufgeben' }, from: ['queued'], to: 'failed', sets: { nextAttemptAt: null }, may: nobody },
    suppress: { label: { en: 'Hold back', de: 'Zurückhalten' }, from: ['queued'], to: 'suppressed', sets: { content: null }, may: nobody },
    resend: {
      label: { en: 'Send again', de: 'Erneut senden' },
      from: ['failed'],
      to: 'queued',
      sets: { attempts: 0, lastError: null },
      may: administrators,
      tone: 'main',
    },
    discard: {
      label: { en: 'Discard', de: 'Verwerfen' },
      from: ['queued', 'failed'],
      to: 'discarded',
      sets: { content: null, nextAttemptAt: null },
      may: administrators,
      tone: 'danger',
    },
  },
  may: { read: administrators, create: nobody, change: nobody },
  indexes: [
    ['to', 'record', '-createdAt'],
    ['state', '-updatedAt'],
    ['record', '-createdAt'],
  ],
  views: {
    title: 'subject',
    list: ['number', 'to', 'subject', 'state', 'attempts', 'lastError', 'updatedAt'],
    sort: '-updatedAt',
    sections: [
      { label: { en: 'Mail', de: 'Mail' }, fields: ['to', 'person', 'subject', 'event', 'recordType', 'record', 'content'] },
      { label: { en: 'Delivery', de: 'Zustellung' }, fields: ['attempts', 'lastError', 'nextAttemptAt', 'sentAt', 'messageId'] },
    ],
    create: [],
    board: 'state',
    lists: {
      failed: { label: { en: 'Not delivered', de: 'Nicht zugestellt' }, filter: equals('state', 'failed') },
      underway: { label: { en: 'On its way', de: 'Unterwegs' }, filter: equals('state', 'queued') },
      late: { label: { en: 'Tried in vain so far', de: 'Bisher vergeblich' }, filter: all(equals('state', 'queued'), differs('attempts', 0)) },
      done: { label: { en: 'Sent', de: 'Gesendet' }, filter: oneOf('state', ['sent']) },
    },
  },
})

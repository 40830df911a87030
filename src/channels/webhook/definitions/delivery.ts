import { dateTime, defineRecord, equals, longText, nobody, number, reference, role, text } from '../../../kernel/define/index.ts'

const administrators = role('administrator')
const outcome = ['attempts', 'statusCode', 'milliseconds', 'response', 'lastError'] as const

/** One message to one webhook, from when it was queued until it has arrived or was given up. */
export const webhookDelivery = defineRecord({
  name: 'webhookDelivery',
  plural: 'webhook-deliveries',
  label: { one: { en: 'Webhook delivery', de: 'Webhook-Zustellung' }, many: { en: 'Webhook deliveries', de: 'Webhook-Zustellungen' } },
  help: {
    en: 'One message to one webhook, with what came back.',
    de: 'Eine Nachricht an einen Webhook, mit dem, was zurückkam.',
  },
  fields: {
    webhook: reference('webhook', { label: { en: 'Webhook', de: 'Webhook' }, required: true }),
    event: text({ label: { en: 'Event', de: 'Ereignis' }, required: true, max: 120 }),
    recordType: text({ label: { en: 'Record type', de: 'Art des Datensatzes' }, max: 80 }),
    record: text({ label: { en: 'Record', de: 'Datensatz' }, max: 80 }),
    body: longText({ label: { en: 'What is sent', de: 'Was gesendet wird' }, required: true, max: 2_000_000 }),
    attempts: number({ label: { en: 'Attempts', de: 'Versuche' }, required: true, default: 0, whole: true, min: 0 }),
    nextAt: dateTime({ label: { en: 'Next attempt', de: 'Nächster Versuch' } }),
    statusCode: number({ label: { en: 'Answered with', de: 'Antwort' }, whole: true, min: 0, most: 999 }),
    milliseconds: number({ label: { en: 'Took (ms)', de: 'Dauer (ms)' }, whole: true, min: 0 }),
    response: longText({ label: { en: 'What came back', de: 'Was zurückkam' }, max: 1000 }),
    lastError: text({ label: { en: 'What went wrong', de: 'Was schiefging' }, max: 400 }),
  },
  states: {
    waiting: { en: 'Waiting', de: 'Wartend', category: 'waiting', tone: 'waiting' },
    delivered: { en: 'Delivered', de: 'Zugestellt', category: 'done', tone: 'good' },
    dead: { en: 'Given up', de: 'Aufgegeben', category: 'open', tone: 'critical' },
    discarded: { en: 'Discarded', de: 'Verworfen', category: 'done', tone: 'quiet' },
  },
  begins: 'waiting',
  transitions: {
    resend: {
      label: { en: 'Send again', de: 'Erneut senden' },
      from: ['dead', 'delivered', 'discarded'],
      to: 'waiting',
      sets: { attempts: 0, nextAt: { now: true }, lastError: null },
      may: administrators,
      tone: 'main',
    },
    discard: {
      label: { en: 'Discard', de: 'Verwerfen' },
      from: ['waiting', 'dead'],
      to: 'discarded',
      sets: { nextAt: null },
      may: administrators,
      tone: 'quiet',
    },
    arrive: { label: { en: 'Arrived', de: 'Angekommen' }, from: ['waiting'], to: 'delivered', asks: outcome, sets: { nextAt: null }, may: nobody },
    fail: { label: { en: 'Failed', de: 'Fehlgeschlagen' }, from: ['waiting'], asks: [...outcome, 'nextAt'], may: nobody },
    giveUp: { label: { en: 'Gave up', de: 'Gab auf' }, from: ['waiting'], to: 'dead', asks: outcome, sets: { nextAt: null }, may: nobody },
  },
  may: { read: administrators, create: nobody, change: nobody },
  indexes: [
    ['webhook', 'state', '-createdAt'],
    ['state', '-createdAt'],
  ],
  views: {
    title: 'event',
    place: 'elsewhere',
    list: ['event', 'record', 'webhook', 'state', 'attempts', 'statusCode', 'lastError', 'nextAt', 'createdAt'],
    sort: '-createdAt',
    sections: [
      { label: { en: 'Delivery', de: 'Zustellung' }, fields: ['webhook', 'event', 'recordType', 'record', 'createdAt'] },
      { label: { en: 'What became of it', de: 'Was daraus wurde' }, fields: ['attempts', 'statusCode', 'milliseconds', 'lastError', 'nextAt'] },
    ],
    create: [],
    lists: {
      dead: { label: { en: 'Given up', de: 'Aufgegeben' }, filter: equals('state', 'dead') },
      waiting: { label: { en: 'Waiting', de: 'Wartend' }, filter: equals('state', 'waiting') },
    },
  },
})

import { choice, dateTime, defineRecord, is, nobody, number, reference, text } from '../../../kernel/define/index.ts'
import { events } from '../events.ts'

const written = ['person', 'event', 'recordType', 'record', 'recordNumber', 'seq', 'text', 'at'] as const

/** That somebody was told something. Nobody else sees it. */
export const notification = defineRecord({
  name: 'notification',
  label: { one: { en: 'Notification', de: 'Benachrichtigung' }, many: { en: 'Notifications', de: 'Benachrichtigungen' } },
  help: { en: 'What has happened that concerns you.', de: 'Was geschehen ist und Sie angeht.' },
  fields: {
    person: reference('person', { label: { en: 'For', de: 'Für' }, required: true }),
    event: choice(events, { label: { en: 'Event', de: 'Ereignis' }, required: true }),
    recordType: text({ label: { en: 'Record type', de: 'Art des Datensatzes' }, required: true, max: 80 }),
    record: text({ label: { en: 'Record', de: 'Datensatz' }, required: true, max: 40 }),
    recordNumber: text({ label: { en: 'Number of the record', de: 'Nummer des Datensatzes' }, max: 40 }),
    seq: number({
      label: { en: 'Place in its history', de: 'Stelle in seinem Verlauf' },
      required: true,
      whole: true,
      min: 0,
    }),
    text: text({ label: { en: 'Text', de: 'Text' }, required: true, max: 500 }),
    at: dateTime({ label: { en: 'At', de: 'Zeitpunkt' }, required: true }),
    readAt: dateTime({ label: { en: 'Read', de: 'Gelesen' } }),
  },
  may: { read: is('person'), create: nobody, change: is('person') },
  rights: [{ fields: written, change: nobody }],
  unique: [['person', 'record', 'seq']],
  indexes: [['person', 'readAt', '-at']],
  views: {
    title: 'text',
    place: 'elsewhere',
    list: ['text', 'recordNumber', 'at', 'readAt'],
    sort: '-at',
    sections: [{ label: { en: 'Notification', de: 'Benachrichtigung' }, fields: ['text', 'event', 'recordNumber', 'at', 'readAt'] }],
    create: [],
  },
})

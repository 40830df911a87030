import { any, defineRecord, is, nobody, reference, signedIn, text } from '../../../kernel/define/index.ts'
import { administrators } from '../roles.ts'

/** That somebody wants to hear no more of one record. */
export const notificationMute = defineRecord({
  name: 'notificationMute',
  label: { one: { en: 'Muted record', de: 'Stummgeschalteter Datensatz' }, many: { en: 'Muted records', de: 'Stummgeschaltete Datensätze' } },
  help: { en: 'A record of which somebody wants to hear no more.', de: 'Ein Datensatz, von dem jemand nichts mehr hören will.' },
  fields: {
    person: reference('person', { label: { en: 'Person', de: 'Person' }, required: true }),
    recordType: text({ label: { en: 'Record type', de: 'Art des Datensatzes' }, required: true, max: 80 }),
    record: text({ label: { en: 'Record', de: 'Datensatz' }, required: true, max: 40 }),
  },
  may: { read: is('person'), create: signedIn, change: nobody, remove: is('person') },
  rights: [{ fields: ['person'], change: any(is('person'), administrators) }],
  unique: [['person', 'record']],
  views: {
    title: 'record',
    place: 'elsewhere',
    list: ['person', 'recordType', 'record', 'createdAt'],
    sort: '-createdAt',
    sections: [{ label: { en: 'Muted', de: 'Stummgeschaltet' }, fields: ['person', 'recordType', 'record'] }],
    create: ['person', 'recordType', 'record'],
  },
})

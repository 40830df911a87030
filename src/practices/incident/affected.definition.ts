import { any, defineRecord, is, reference, signedIn, text } from '../../kernel/define/index.ts'
import { agents } from '../shared/roles.ts'

/**
 * That an outage holds somebody up too. A record for each, not a list in the incident: a thousand people who say so at
 * once change nothing that others work on, and none of them learns of the others.
 */
export const affectedPerson = defineRecord({
  name: 'affectedPerson',
  plural: 'affected-people',
  label: { one: { en: 'Affected person', de: 'Betroffene Person' }, many: { en: 'Affected people', de: 'Betroffene' } },
  help: {
    en: 'Whom a major incident holds up too. They are told what is said of it.',
    de: 'Wen eine Großstörung auch aufhält. Sie erfahren, was dazu gesagt wird.',
  },
  fields: {
    incident: reference('incident', { label: { en: 'Incident', de: 'Störung' }, required: true }),
    person: reference('person', {
      label: { en: 'Person', de: 'Person' },
      help: { en: 'Whoever says so, unless somebody else is named.', de: 'Wer es sagt, wenn niemand sonst genannt wird.' },
      required: true,
    }),
    name: text({ label: { en: 'Name', de: 'Name' }, computed: true, max: 200 }),
    remark: text({ label: { en: 'Remark', de: 'Bemerkung' }, max: 300 }),
  },
  unique: [['incident', 'person']],
  may: {
    read: any(agents, is('person')),
    create: signedIn,
    change: agents,
    remove: any(agents, is('person')),
  },
  rights: [{ fields: ['person'], change: agents }],
  indexes: [['person', '-createdAt']],
  views: {
    title: 'name',
    place: 'elsewhere',
    list: ['name', 'incident', 'remark', 'createdAt'],
    sort: '-createdAt',
    sections: [{ label: { en: 'Affected', de: 'Betroffen' }, fields: ['incident', 'person', 'remark', 'createdAt'] }],
    create: ['incident', 'person', 'remark'],
  },
})

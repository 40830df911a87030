import { defineRecord, longText, reference, signedIn, text } from '../../kernel/define/index.ts'
import { administrators, agents } from '../roles.ts'

/** Where people and things are. */
export const location = defineRecord({
  name: 'location',
  administrative: true,
  label: { one: { en: 'Location', de: 'Standort' }, many: { en: 'Locations', de: 'Standorte' } },
  help: { en: 'Where people and things are: a site, a building, a floor.', de: 'Wo Menschen und Dinge sind: ein Standort, ein Gebäude, ein Stockwerk.' },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    address: longText({ label: { en: 'Address', de: 'Anschrift' }, max: 1000, search: 'B' }),
    timeZone: text({
      label: { en: 'Time zone', de: 'Zeitzone' },
      help: { en: 'By its name, such as Europe/Berlin.', de: 'Mit ihrem Namen, etwa Europe/Berlin.' },
      format: 'time-zone',
      max: 60,
    }),
    calendar: reference('calendar', {
      label: { en: 'Calendar', de: 'Kalender' },
      help: { en: 'When people work here.', de: 'Wann hier gearbeitet wird.' },
    }),
    parent: reference('location', {
      label: { en: 'Part of', de: 'Teil von' },
      help: { en: 'The larger place that this one belongs to.', de: 'Der größere Ort, zu dem dieser gehört.' },
    }),
  },
  may: { read: signedIn, create: administrators, change: administrators, remove: administrators, note: agents },
  views: {
    title: 'name',
    place: 'people',
    list: ['name', 'parent', 'address', 'timeZone'],
    sort: 'name',
    sections: [{ label: { en: 'Location', de: 'Standort' }, fields: ['name', 'address', 'timeZone', 'calendar', 'parent'] }],
    create: ['name', 'address', 'timeZone', 'calendar', 'parent'],
    related: [
      { record: 'location', by: 'parent', label: { en: 'Parts', de: 'Teile' } },
      { record: 'person', by: 'location', label: { en: 'People', de: 'Personen' } },
    ],
  },
})

/** For whom people work: one's own firm, customers, suppliers. */
export const company = defineRecord({
  name: 'company',
  administrative: true,
  plural: 'companies',
  label: { one: { en: 'Company', de: 'Firma' }, many: { en: 'Companies', de: 'Firmen' } },
  help: { en: 'For whom people work: your own firm, customers, suppliers.', de: 'Für wen Menschen arbeiten: die eigene Firma, Kunden, Lieferanten.' },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    phone: text({ label: { en: 'Phone', de: 'Telefon' }, max: 60 }),
    notes: longText({ label: { en: 'Notes', de: 'Notizen' } }),
  },
  may: { read: signedIn, create: administrators, change: administrators, remove: administrators, note: agents },
  rights: [{ fields: ['phone', 'notes'], read: agents }],
  views: {
    title: 'name',
    place: 'people',
    list: ['name', 'phone'],
    sort: 'name',
    sections: [{ label: { en: 'Company', de: 'Firma' }, fields: ['name', 'phone', 'notes'] }],
    create: ['name', 'phone', 'notes'],
    related: [
      { record: 'department', by: 'company', label: { en: 'Departments', de: 'Abteilungen' } },
      { record: 'person', by: 'company', label: { en: 'People', de: 'Personen' } },
    ],
  },
})

/** A part of a company. */
export const department = defineRecord({
  name: 'department',
  administrative: true,
  label: { one: { en: 'Department', de: 'Abteilung' }, many: { en: 'Departments', de: 'Abteilungen' } },
  help: { en: 'A part of a company, with somebody who heads it.', de: 'Ein Teil einer Firma mit jemandem, der ihn leitet.' },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    company: reference('company', { label: { en: 'Company', de: 'Firma' } }),
    head: reference('person', { label: { en: 'Head', de: 'Leitung' } }),
    parent: reference('department', { label: { en: 'Part of', de: 'Teil von' } }),
  },
  may: { read: signedIn, create: administrators, change: administrators, remove: administrators, note: agents },
  views: {
    title: 'name',
    place: 'people',
    list: ['name', 'company', 'head', 'parent'],
    sort: 'name',
    sections: [{ label: { en: 'Department', de: 'Abteilung' }, fields: ['name', 'company', 'head', 'parent'] }],
    create: ['name', 'company', 'head', 'parent'],
    related: [
      { record: 'department', by: 'parent', label: { en: 'Parts', de: 'Teile' } },
      { record: 'person', by: 'department', label: { en: 'People', de: 'Personen' } },
    ],
  },
})

import {
  attachment,
  boolean,
  choice,
  date,
  dateTime,
  defineRecord,
  duration,
  email,
  longText,
  makeModel,
  money,
  nobody,
  number,
  reference,
  references,
  tags,
  text,
  time,
  url,
} from '../../define/index.ts'

const label = { en: 'x', de: 'x' }
const may = { read: nobody, create: nobody, change: nobody }
const words = { low: { en: 'Low', de: 'Niedrig' }, high: { en: 'High', de: 'Hoch' }, asked: { en: 'Asked', de: 'Gefragt' } }

/** Two fields of every kind, so that fields can be compared with each other, and ways to other records and to itself. */
const thing = defineRecord({
  name: 'thing',
  label: { one: { en: 'Thing', de: 'Ding' }, many: { en: 'Things', de: 'Dinge' } },
  help: label,
  fields: {
    title: text({ label: { en: 'Title', de: 'Titel' } }),
    subTitle: text({ label: { en: 'Subtitle', de: 'Untertitel' } }),
    story: longText({ label }),
    otherStory: longText({ label }),
    priority: number({
      label: { en: 'Priority', de: 'Priorität' },
      whole: true,
      words: { 1: { en: 'Critical', de: 'Kritisch' }, 2: { en: 'High', de: 'Hoch' }, 3: { en: 'Low', de: 'Niedrig' } },
    }),
    count: number({ label: { en: 'Count', de: 'Anzahl' }, whole: true }),
    weight: number({ label: { en: 'Weight', de: 'Gewicht' } }),
    length: number({ label }),
    price: money({ label: { en: 'Price', de: 'Preis' } }),
    cost: money({ label }),
    loud: boolean({ label: { en: 'Loud', de: 'Laut' } }),
    bright: boolean({ label }),
    size: choice(words, { label: { en: 'Size', de: 'Größe' } }),
    mood: choice(words, { label }),
    bought: date({ label: { en: 'Bought', de: 'Gekauft' } }),
    sold: date({ label }),
    seenAt: dateTime({ label: { en: 'Seen', de: 'Gesehen' } }),
    dueAt: dateTime({ label: { en: 'Due', de: 'Fällig' } }),
    opens: time({ label: { en: 'Opens', de: 'Öffnet' } }),
    closes: time({ label }),
    effort: duration({ label: { en: 'Effort', de: 'Aufwand' } }),
    spent: duration({ label }),
    mail: email({ label: { en: 'Mail', de: 'E-Mail' } }),
    otherMail: email({ label }),
    link: url({ label: { en: 'Link', de: 'Link' } }),
    otherLink: url({ label }),
    files: attachment({ label: { en: 'Files', de: 'Dateien' } }),
    labels: tags({ label: { en: 'Tags', de: 'Schlagwörter' } }),
    otherLabels: tags({ label }),
    owner: reference('person', { label: { en: 'Owner', de: 'Verantwortlich' } }),
    finder: reference('person', { label: { en: 'Finder', de: 'Finder' } }),
    watchers: references('person', { label: { en: 'Watchers', de: 'Beobachter' } }),
    team: reference('group', { label: { en: 'Group', de: 'Gruppe' } }),
    teams: references('group', { label: { en: 'Groups', de: 'Gruppen' } }),
    parent: reference('thing', { label: { en: 'Parent', de: 'Übergeordnet' } }),
    parts: references('thing', { label }),
  },
  may,
  views: { title: 'title', list: ['title'], sections: [], create: ['title'] },
})

const person = defineRecord({
  name: 'person',
  label: { one: { en: 'Person', de: 'Person' }, many: { en: 'People', de: 'Personen' } },
  plural: 'people',
  help: label,
  fields: { name: text({ label: { en: 'Name', de: 'Name' } }), manager: reference('person', { label: { en: 'Manager', de: 'Vorgesetzt' } }) },
  may,
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})

const group = defineRecord({
  name: 'group',
  label: { one: { en: 'Group', de: 'Gruppe' }, many: { en: 'Groups', de: 'Gruppen' } },
  help: label,
  fields: { name: text({ label }), lead: reference('person', { label }) },
  may,
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})

export const model = makeModel([{ from: 'test', definitions: [thing, person, group] }])
export const thingType = model.type('thing')

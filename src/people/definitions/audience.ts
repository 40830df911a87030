import { boolean, defineRecord, equals, longText, rule, text } from '../../kernel/define/index.ts'
import { administrators, agents } from '../roles.ts'

/** People who are described rather than listed. Rules know it among `me.groups`. */
export const audience = defineRecord({
  name: 'audience',
  administrative: true,
  label: { one: { en: 'Audience', de: 'Zielgruppe' }, many: { en: 'Audiences', de: 'Zielgruppen' } },
  help: {
    en: 'People who are described rather than listed: everybody in Finance, everybody in Berlin. For articles, catalogue items and announcements.',
    de: 'Menschen, die beschrieben statt aufgezählt werden: alle aus der Finanzabteilung, alle in Berlin. Für Artikel, Katalogeinträge und Mitteilungen.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    description: longText({ label: { en: 'Description', de: 'Beschreibung' }, max: 2000, search: 'C' }),
    who: rule({
      label: { en: 'Who belongs to it', de: 'Wer dazugehört' },
      help: {
        en: 'A condition about a person, such as: department.name == ‘Finance’. People who are not active belong to none.',
        de: 'Eine Bedingung für eine Person, etwa: department.name == ‚Finanzen‘. Wer nicht aktiv ist, gehört zu keiner.',
      },
      of: 'person',
      required: true,
    }),
    active: boolean({
      label: { en: 'Active', de: 'Aktiv' },
      help: { en: 'An audience that is not active opens nothing to anybody.', de: 'Eine nicht aktive Zielgruppe öffnet niemandem etwas.' },
      required: true,
      default: true,
    }),
  },
  may: { read: agents, create: administrators, change: administrators, remove: administrators, note: administrators },
  views: {
    title: 'name',
    place: 'people',
    list: ['name', 'who', 'active', 'updatedAt'],
    sort: 'name',
    sections: [{ label: { en: 'Audience', de: 'Zielgruppe' }, fields: ['name', 'description', 'who', 'active'] }],
    create: ['name', 'description', 'who'],
    lists: { active: { label: { en: 'Active', de: 'Aktiv' }, filter: equals('active', true) } },
  },
})

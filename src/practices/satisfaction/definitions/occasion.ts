import { boolean, defineRecord, rule, text } from '../../../kernel/define/index.ts'
import { administrators, agents } from '../../shared/roles.ts'

/** When somebody is asked how it went. Named in data, so that any type of record can be rated. */
export const ratingOccasion = defineRecord({
  name: 'ratingOccasion',
  administrative: true,
  label: { one: { en: 'Rating occasion', de: 'Anlass zur Bewertung' }, many: { en: 'Rating occasions', de: 'Anlässe zur Bewertung' } },
  help: {
    en: 'After what people are asked how content they are: which records, when, and who is asked.',
    de: 'Wonach Menschen gefragt werden, wie zufrieden sie sind: bei welchen Datensätzen, wann und wer.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120 }),
    recordType: text({ label: { en: 'For', de: 'Für' }, offers: 'clocked-type', required: true, max: 60 }),
    when: rule({
      label: { en: 'Once this holds', de: 'Sobald gilt' },
      help: {
        en: 'Asked when it begins to hold, and only if it still does after the delay.',
        de: 'Gefragt wird, wenn es zu gelten beginnt und nach der Wartezeit noch gilt.',
      },
      of: 'recordType',
      required: true,
    }),
    person: text({
      label: { en: 'Who is asked', de: 'Wer gefragt wird' },
      help: { en: 'The field of the record that names the person.', de: 'Das Feld des Datensatzes, das die Person nennt.' },
      required: true,
      max: 60,
      default: 'requester',
    }),
    active: boolean({ label: { en: 'Active', de: 'Aktiv' }, required: true, default: true }),
  },
  may: { read: agents, create: administrators, change: administrators, remove: administrators },
  views: {
    title: 'name',
    place: 'rules',
    list: ['name', 'recordType', 'when', 'person', 'active'],
    sort: 'name',
    sections: [{ label: { en: 'Occasion', de: 'Anlass' }, fields: ['name', 'recordType', 'when', 'person', 'active'] }],
    create: ['name', 'recordType', 'when', 'person', 'active'],
  },
})

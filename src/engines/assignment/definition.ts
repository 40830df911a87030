import { boolean, choice, defineRecord, equals, number, reference, role, rule, tags, text } from '../../kernel/define/index.ts'
import { assignmentWays } from '../../people/index.ts'

const administrators = role('administrator')

/** Says which group gets work that names nobody, and how one of its members is found. The first that applies decides. */
export const assignmentRule = defineRecord({
  name: 'assignmentRule',
  label: { one: { en: 'Assignment rule', de: 'Zuweisungsregel' }, many: { en: 'Assignment rules', de: 'Zuweisungsregeln' } },
  help: {
    en: 'Which group gets work that names nobody. The first rule that applies decides.',
    de: 'Welche Gruppe Arbeit bekommt, die niemanden nennt. Die erste zutreffende Regel entscheidet.',
  },
  administrative: true,
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120, search: 'A' }),
    order: number({
      label: { en: 'Order', de: 'Reihenfolge' },
      help: { en: 'The lowest number is asked first.', de: 'Die kleinste Zahl wird zuerst gefragt.' },
      whole: true,
      min: 0,
      required: true,
      default: 100,
      index: true,
    }),
    recordType: text({
      label: { en: 'For', de: 'Für' },
      help: { en: 'The type of record, such as incident.', de: 'Die Art von Datensatz, etwa incident.' },
      required: true,
      max: 60,
      default: 'incident',
    }),
    applies: rule({
      label: { en: 'Applies when', de: 'Gilt, wenn' },
      help: { en: 'Without a condition it always applies.', de: 'Ohne Bedingung gilt sie immer.' },
      of: 'recordType',
    }),
    group: reference('group', { label: { en: 'Group', de: 'Gruppe' }, required: true }),
    way: choice(assignmentWays, {
      label: { en: 'Within the group, to', de: 'In der Gruppe an' },
      help: { en: "As the group's own setting says, if this is empty.", de: 'Wie bei der Gruppe eingestellt, wenn hier nichts steht.' },
    }),
    skills: tags({
      label: { en: 'Skills that are needed', de: 'Nötige Fähigkeiten' },
      help: {
        en: "All of them. By skill, without any named here, what counts is the record's service and classification.",
        de: 'Alle davon. Nach Fähigkeit, ohne hier genannte, zählen Service und Klassifikation des Datensatzes.',
      },
    }),
    active: boolean({ label: { en: 'Active', de: 'Aktiv' }, required: true, default: true }),
  },
  may: { read: role('agent', 'manager'), create: administrators, change: administrators, note: administrators, remove: administrators },
  indexes: [['recordType', 'order']],
  views: {
    title: 'name',
    place: 'rules',
    list: ['order', 'name', 'recordType', 'applies', 'group', 'way', 'active'],
    sort: 'order',
    sections: [
      { label: { en: 'Rule', de: 'Regel' }, fields: ['name', 'order', 'active', 'recordType', 'applies'] },
      { label: { en: 'Who gets it', de: 'Wer es bekommt' }, fields: ['group', 'way', 'skills'] },
    ],
    create: ['name', 'order', 'recordType', 'applies', 'group', 'way', 'skills'],
    lists: { active: { label: { en: 'Active', de: 'Aktiv' }, filter: equals('active', true) } },
  },
})

import { boolean, defineRecord, equals, longText, reference, role, rows, rule, text } from '../../../kernel/define/index.ts'
import { stepColumns } from './step.definition.ts'

const administrators = role('administrator')
const readers = role('agent', 'manager')

/** When something needs approval, by whom, and what may not happen before. */
export const approvalPolicy = defineRecord({
  name: 'approvalPolicy',
  administrative: true,
  plural: 'approval-policies',
  label: { one: { en: 'Approval policy', de: 'Genehmigungsregel' }, many: { en: 'Approval policies', de: 'Genehmigungsregeln' } },
  help: {
    en: 'When a condition begins to hold for a record, approval is asked: of whom, in which steps, and what must wait for it.',
    de: 'Wenn eine Bedingung für einen Datensatz eintritt, wird um Genehmigung gebeten: wen, in welchen Schritten, und was darauf warten muss.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    description: longText({ label: { en: 'Description', de: 'Beschreibung' }, max: 5000, search: 'C' }),
    owner: reference('person', {
      label: { en: 'Owner', de: 'Verantwortlich' },
      help: { en: 'Is told where nobody can decide, and can appoint somebody.', de: 'Erfährt es, wo niemand entscheiden kann, und kann jemanden bestimmen.' },
      required: true,
    }),
    recordType: text({
      label: { en: 'For', de: 'Für' },
      help: { en: 'The type of record, such as incident.', de: 'Die Art von Datensatz, etwa incident.' },
      required: true,
      max: 60,
      offers: 'approved-type',
    }),
    when: rule({
      label: { en: 'When', de: 'Wenn' },
      help: { en: 'Approval is asked as soon as this begins to hold.', de: 'Gefragt wird, sobald dies eintritt.' },
      of: 'recordType',
      required: true,
    }),
    shows: text({
      label: { en: 'Approvers see', de: 'Gezeigt wird' },
      help: {
        en: 'Fields of the record, separated by spaces: what approvers see, whatever else they may read.',
        de: 'Felder des Datensatzes, durch Leerzeichen getrennt: was zu sehen bekommt, wer entscheidet, was er oder sie auch sonst lesen darf.',
      },
      required: true,
      max: 2000,
    }),
    steps: rows(stepColumns, { label: { en: 'Steps', de: 'Schritte' }, max: 20 }),
    holds: text({
      label: { en: 'Must wait', de: 'Muss warten' },
      help: {
        en: 'Transitions of the record, separated by spaces, that are refused until it is approved.',
        de: 'Übergänge des Datensatzes, durch Leerzeichen getrennt, die erst nach der Genehmigung möglich sind.',
      },
      max: 1000,
    }),
    separate: text({
      label: { en: 'May not decide', de: 'Darf nicht entscheiden' },
      help: {
        en: 'Fields that name people who may not decide, separated by spaces, beside whoever asked, ordered or made it.',
        de: 'Felder, die Personen nennen, die nicht entscheiden dürfen, durch Leerzeichen getrennt, neben wer es wollte, bestellte oder anlegte.',
      },
      max: 1000,
    }),
    oncePerPerson: boolean({
      label: { en: 'One person decides in one step only', de: 'Eine Person entscheidet nur in einem Schritt' },
      required: true,
      default: true,
    }),
  },
  states: {
    draft: { en: 'Draft', de: 'Entwurf', category: 'open', tone: 'new' },
    active: { en: 'Active', de: 'Aktiv', category: 'open', tone: 'good' },
    retired: { en: 'Retired', de: 'Außer Kraft', category: 'done', tone: 'quiet' },
  },
  begins: 'draft',
  transitions: {
    activate: { label: { en: 'Activate', de: 'Aktivieren' }, from: ['draft', 'retired'], to: 'active', may: administrators, tone: 'main' },
    retire: { label: { en: 'Retire', de: 'Außer Kraft setzen' }, from: ['active'], to: 'retired', may: administrators },
  },
  may: { read: readers, create: administrators, change: administrators, note: administrators, remove: administrators },
  indexes: [['recordType', 'state']],
  views: {
    title: 'name',
    place: 'rules',
    list: ['name', 'recordType', 'when', 'owner', 'state', 'updatedAt'],
    sort: 'name',
    sections: [
      { label: { en: 'Policy', de: 'Regel' }, fields: ['name', 'description', 'owner'] },
      { label: { en: 'When', de: 'Wann' }, fields: ['recordType', 'when', 'holds'] },
      { label: { en: 'Approval', de: 'Genehmigung' }, fields: ['shows', 'steps', 'separate', 'oncePerPerson'] },
    ],
    create: ['name', 'owner', 'recordType', 'when', 'shows', 'holds', 'separate', 'oncePerPerson', 'description'],
    lists: { active: { label: { en: 'Active', de: 'Aktiv' }, filter: equals('state', 'active') } },
  },
})

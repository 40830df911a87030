import { any, boolean, dateTime, defineRecord, is, reference, role, signedIn, text } from '../../../kernel/define/index.ts'

const administrators = role('administrator')
const own = any(is('person'), administrators)

/** That somebody else decides for a person between two dates, whether that person is away or not. */
export const approvalDelegation = defineRecord({
  name: 'approvalDelegation',
  label: {
    one: { en: 'Delegation of approvals', de: 'Vertretung bei Genehmigungen' },
    many: { en: 'Delegations of approvals', de: 'Vertretungen bei Genehmigungen' },
  },
  help: {
    en: 'Who decides for you, from when until when. You can still decide yourself.',
    de: 'Wer für Sie entscheidet, von wann bis wann. Selbst entscheiden können Sie weiterhin.',
  },
  fields: {
    person: reference('person', { label: { en: 'Whose approvals', de: 'Wessen Genehmigungen' }, required: true, index: true }),
    to: reference('person', { label: { en: 'Decided by', de: 'Entscheidet' }, required: true }),
    from: dateTime({ label: { en: 'From', de: 'Von' }, required: true }),
    until: dateTime({ label: { en: 'Until', de: 'Bis' }, required: true }),
    why: text({ label: { en: 'Because', de: 'Weil' }, max: 200 }),
    active: boolean({ label: { en: 'In force', de: 'In Kraft' }, required: true, default: true }),
  },
  may: { read: any(is('person'), is('to'), administrators), create: signedIn, change: own, remove: own },
  rights: [{ fields: ['person'], change: own }],
  indexes: [['person', 'until']],
  views: {
    title: 'why',
    place: 'elsewhere',
    list: ['person', 'to', 'from', 'until', 'active', 'why'],
    sort: '-from',
    sections: [{ label: { en: 'Delegation', de: 'Vertretung' }, fields: ['person', 'to', 'from', 'until', 'why', 'active'] }],
    create: ['person', 'to', 'from', 'until', 'why'],
  },
})

import {
  all,
  any,
  choice,
  dateTime,
  defineRecord,
  equals,
  is,
  isAmong,
  longText,
  nobody,
  reference,
  references,
  role,
  text,
} from '../../../kernel/define/index.ts'

export const ways = {
  app: { en: 'In the app', de: 'In der App' },
  api: { en: 'By the API', de: 'Über die API' },
  mailLink: { en: 'By a link in a mail', de: 'Über einen Link in einer Mail' },
} as const

export type Way = keyof typeof ways

/** In what capacity somebody is asked. */
export const capacities = {
  person: { en: 'themselves', de: 'selbst' },
  group: { en: 'member', de: 'Mitglied' },
  role: { en: 'holder of the role', de: 'in der Rolle' },
  manager: { en: 'manager', de: 'vorgesetzte Person' },
  path: { en: 'named in the record', de: 'im Datensatz genannt' },
  rule: { en: 'meant by the rule', de: 'von der Regel gemeint' },
  escalation: { en: 'by escalation', de: 'durch Eskalation' },
  handedOn: { en: 'handed on to', de: 'weitergegeben an' },
  appointed: { en: 'appointed', de: 'bestimmt' },
} as const

export type Capacity = keyof typeof capacities

/**
 * One approver's part of an approval: a seat that one decision is made from, by themselves or by whoever stands in for them. The database
 * keeps that nobody decides their own (`approval_decision_not_ones_own`), nor twice (`once`).
 */
export const approvalDecision = defineRecord({
  name: 'approvalDecision',
  label: { one: { en: 'Decision', de: 'Entscheidung' }, many: { en: 'Decisions', de: 'Entscheidungen' } },
  help: { en: "One approver's part of an approval.", de: 'Der Teil einer Genehmigung, der bei einer Person liegt.' },
  fields: {
    approval: reference('approval', { label: { en: 'Approval', de: 'Genehmigung' }, required: true }),
    approver: reference('person', { label: { en: 'Approver', de: 'Wer entscheidet' }, required: true, index: true }),
    askedAs: choice(capacities, { label: { en: 'Asked as', de: 'Gefragt als' } }),
    askedOf: text({ label: { en: 'Of', de: 'Von' }, help: { en: 'The group, role or field.', de: 'Die Gruppe, Rolle oder das Feld.' }, max: 300 }),
    standIn: reference('person', { label: { en: 'Stood in for by', de: 'Vertreten durch' }, index: true }),
    standInUntil: dateTime({ label: { en: 'Stood in for until', de: 'Vertreten bis' } }),
    askedAt: dateTime({ label: { en: 'Asked', de: 'Gefragt' } }),
    decidedBy: reference('person', { label: { en: 'Decided by', de: 'Entschieden von' } }),
    decidedAt: dateTime({ label: { en: 'Decided', de: 'Entschieden' } }),
    way: choice(ways, { label: { en: 'Way', de: 'Weg' } }),
    words: longText({ label: { en: 'Words', de: 'Worte' }, max: 10_000 }),
    separated: references('person', { label: { en: 'May not decide', de: 'Dürfen nicht entscheiden' } }),
    once: text({
      label: { en: 'Once within', de: 'Einmal innerhalb von' },
      help: { en: 'The round or the step in which one person may decide once.', de: 'Die Runde oder der Schritt, worin eine Person einmal entscheiden darf.' },
      max: 40,
    }),
  },
  states: {
    requested: { en: 'Requested', de: 'Angefragt', category: 'open', tone: 'new' },
    approved: { en: 'Approved', de: 'Genehmigt', category: 'done', tone: 'good' },
    rejected: { en: 'Rejected', de: 'Abgelehnt', category: 'done', tone: 'critical' },
    delegated: { en: 'Handed on', de: 'Weitergegeben', category: 'done', tone: 'quiet' },
    notRequired: { en: 'No longer required', de: 'Nicht mehr nötig', category: 'done', tone: 'quiet' },
    superseded: { en: 'Superseded', de: 'Überholt', category: 'done', tone: 'quiet' },
    cancelled: { en: 'Cancelled', de: 'Zurückgezogen', category: 'done', tone: 'quiet' },
    expired: { en: 'Expired', de: 'Verfallen', category: 'done', tone: 'high' },
  },
  begins: 'requested',
  // Made by the engine alone, as what was said on the approval asks for.
  transitions: {
    approve: { label: { en: 'Approve', de: 'Genehmigen' }, from: ['requested'], to: 'approved', may: nobody },
    reject: { label: { en: 'Reject', de: 'Ablehnen' }, from: ['requested'], to: 'rejected', may: nobody },
    handOn: { label: { en: 'Hand on', de: 'Weitergeben' }, from: ['requested'], to: 'delegated', may: nobody },
    release: { label: { en: 'No longer require', de: 'Nicht mehr brauchen' }, from: ['requested'], to: 'notRequired', may: nobody },
    supersede: { label: { en: 'Supersede', de: 'Überholen' }, from: ['requested', 'approved', 'rejected'], to: 'superseded', may: nobody },
    cancel: { label: { en: 'Cancel', de: 'Zurückziehen' }, from: ['requested'], to: 'cancelled', may: nobody },
    expire: { label: { en: 'Expire', de: 'Verfallen' }, from: ['requested'], to: 'expired', may: nobody },
  },
  may: {
    read: any(
      is('approver'),
      is('standIn'),
      is('decidedBy'),
      is('approval.requester'),
      is('approval.orderer'),
      isAmong('approval.asked'),
      isAmong('approval.owners'),
      all(equals('approval.atDesk', true), role('agent', 'manager')),
      role('administrator'),
    ),
    create: nobody,
    change: nobody,
  },
  // One seat for each approver, and one decision of each person.
  unique: [
    ['approval', 'approver'],
    ['once', 'decidedBy'],
  ],
  indexes: [['approver', 'state']],
  views: {
    title: 'approver',
    place: 'elsewhere',
    list: ['approval', 'approver', 'askedAs', 'askedOf', 'state', 'decidedBy', 'decidedAt', 'way'],
    sort: '-createdAt',
    sections: [
      { label: { en: 'Decision', de: 'Entscheidung' }, fields: ['approval', 'approver', 'askedAs', 'askedOf', 'standIn', 'askedAt'] },
      { label: { en: 'Decided', de: 'Entschieden' }, fields: ['decidedBy', 'decidedAt', 'way', 'words'] },
    ],
    create: [],
  },
})

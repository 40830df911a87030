import { boolean, choice, dateTime, defineFields, longText, reference, references, text } from '../../kernel/define/index.ts'
import { correlation, subject, weight, work } from '../shared/work.ts'

export const resolutionCodes = {
  fixApplied: { en: 'Fix applied', de: 'Behebung umgesetzt', tone: 'good' },
  riskAccepted: { en: 'Risk accepted', de: 'Risiko akzeptiert' },
  duplicate: { en: 'Duplicate', de: 'Duplikat' },
  canceled: { en: 'Canceled', de: 'Storniert' },
} as const

/** Which incidents the fix resolves when the problem is resolved. */
export const incidentChoices = {
  waiting: { en: 'Those awaiting this problem', de: 'Die auf dieses Problem warten' },
  open: { en: 'All that are open', de: 'Alle offenen' },
  none: { en: 'None', de: 'Keine' },
} as const

const analysis = defineFields({
  causeNotes: longText({ label: { en: 'Cause', de: 'Ursache' }, search: 'B' }),
  workaround: longText({ label: { en: 'Workaround', de: 'Umgehung' }, search: 'B' }),
  knownError: boolean({
    label: { en: 'Known error', de: 'Bekannter Fehler' },
    help: { en: 'The cause is known, and how to live with it.', de: 'Die Ursache ist bekannt, und wie man damit lebt.' },
    required: true,
    default: false,
  }),
  majorProblem: boolean({ label: { en: 'Major problem', de: 'Großproblem' }, required: true, default: false }),
  confirmedAt: dateTime({ label: { en: 'Confirmed', de: 'Bestätigt' }, computed: true }),
  confirmedBy: reference('person', { label: { en: 'Confirmed by', de: 'Bestätigt von' }, computed: true }),
})

const mending = defineFields({
  fixNotes: longText({ label: { en: 'Fix', de: 'Behebung' }, search: 'C' }),
  fixAt: dateTime({ label: { en: 'Fix begun', de: 'Behebung begonnen' }, computed: true }),
  fixBy: reference('person', { label: { en: 'Fix begun by', de: 'Behebung begonnen von' }, computed: true }),
  changeNumber: text({
    label: { en: 'Change', de: 'Change' },
    help: { en: 'The change that brings the fix.', de: 'Der Change, der die Behebung bringt.' },
    max: 40,
  }),
  resolvesIncidents: choice(incidentChoices, {
    label: { en: 'Resolve incidents', de: 'Störungen lösen' },
    help: { en: 'Which incidents the fix resolves.', de: 'Welche Störungen die Behebung löst.' },
    required: true,
    default: 'waiting',
  }),
  riskReason: longText({ label: { en: 'Why the risk is accepted', de: 'Warum das Risiko akzeptiert wird' } }),
  resolutionCode: choice(resolutionCodes, { label: { en: 'Resolution code', de: 'Lösungscode' }, computed: true }),
  resolvedAt: dateTime({ label: { en: 'Resolved', de: 'Gelöst' }, computed: true }),
  resolvedBy: reference('person', { label: { en: 'Resolved by', de: 'Gelöst von' }, computed: true }),
})

/** Which incidents were told which text, so that nobody is told the same twice. */
const told = defineFields({
  workaroundTold: longText({ label: { en: 'Workaround as told', de: 'Umgehung wie mitgeteilt' }, computed: true }),
  workaroundToldTo: references('incident', {
    label: { en: 'Incidents told of the workaround', de: 'Störungen, denen die Umgehung mitgeteilt ist' },
    computed: true,
  }),
  fixTold: longText({ label: { en: 'Fix as told', de: 'Behebung wie mitgeteilt' }, computed: true }),
  fixToldTo: references('incident', { label: { en: 'Incidents told of the fix', de: 'Störungen, denen die Behebung mitgeteilt ist' }, computed: true }),
})

export const problemFields = defineFields({
  ...work,
  ...subject,
  ...weight,
  coordinator: reference('person', { label: { en: 'Coordinator', de: 'Koordination' } }),
  firstReportedBy: reference('incident', {
    label: { en: 'First reported by', de: 'Zuerst gemeldet durch' },
    help: { en: 'The incident that showed it.', de: 'Die Störung, an der es sich zeigte.' },
  }),
  duplicateOf: reference('problem', { label: { en: 'Duplicate of', de: 'Duplikat von' }, computed: true }),
  watchers: references('person', { label: { en: 'Watchers', de: 'Beobachtende' } }),
  ...analysis,
  ...mending,
  ...told,
  ...correlation,
})

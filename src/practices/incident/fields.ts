import { choice, date, dateTime, defineFields, longText, number, reference, text } from '../../kernel/define/index.ts'
import { audience, correlation, subject, weight, work } from '../shared/work.ts'
import { impacts } from '../shared/words.ts'

/** Whom or what an incident on hold is waiting for. */
export const holdReasons = {
  requester: { en: 'Awaiting requester', de: 'Wartet auf anfragende Person', tone: 'waiting' },
  change: { en: 'Awaiting change', de: 'Wartet auf Change', tone: 'waiting' },
  problem: { en: 'Awaiting problem', de: 'Wartet auf Problem', tone: 'waiting' },
  vendor: { en: 'Awaiting vendor', de: 'Wartet auf Lieferanten', tone: 'waiting' },
} as const

export const resolutionCodes = {
  solutionProvided: { en: 'Solution provided', de: 'Lösung bereitgestellt' },
  workaroundProvided: { en: 'Workaround provided', de: 'Umgehung bereitgestellt' },
  resolvedByRequester: { en: 'Resolved by requester', de: 'Von anfragender Person gelöst' },
  resolvedByChange: { en: 'Resolved by change', de: 'Durch Change gelöst' },
  resolvedByProblem: { en: 'Resolved by problem', de: 'Durch Problem gelöst' },
  resolvedByRequest: { en: 'Resolved by request', de: 'Durch Anforderung gelöst' },
  knownError: { en: 'Known error', de: 'Bekannter Fehler' },
  userError: { en: 'User error', de: 'Bedienungsfehler' },
  duplicate: { en: 'Duplicate', de: 'Duplikat' },
  noResolution: { en: 'No resolution provided', de: 'Keine Lösung bereitgestellt' },
} as const

export const majorStates = {
  none: { en: 'No', de: 'Nein', tone: 'quiet' },
  proposed: { en: 'Proposed', de: 'Vorgeschlagen', tone: 'high' },
  accepted: { en: 'Accepted', de: 'Angenommen', tone: 'critical' },
  rejected: { en: 'Rejected', de: 'Abgelehnt', tone: 'quiet' },
  canceled: { en: 'Canceled', de: 'Zurückgestuft', tone: 'quiet' },
} as const

const ending = defineFields({
  resolutionCode: choice(resolutionCodes, { label: { en: 'Resolution code', de: 'Lösungscode' } }),
  resolutionNote: longText({ label: { en: 'Resolution', de: 'Lösung' }, search: 'C' }),
  resolvedAt: dateTime({ label: { en: 'Resolved', de: 'Gelöst' }, computed: true }),
  resolvedBy: reference('person', { label: { en: 'Resolved by', de: 'Gelöst von' }, computed: true }),
  reopenCount: number({ label: { en: 'Times reopened', de: 'Wie oft wieder geöffnet' }, computed: true, required: true, whole: true, min: 0, default: 0 }),
  reopenedAt: dateTime({ label: { en: 'Last reopened', de: 'Zuletzt wieder geöffnet' }, computed: true }),
  reopenedBy: reference('person', { label: { en: 'Reopened by', de: 'Wieder geöffnet von' }, computed: true }),
})

const major = defineFields({
  majorState: choice(majorStates, { label: { en: 'Major incident', de: 'Großstörung' }, computed: true, required: true, default: 'none' }),
  businessImpact: longText({
    label: { en: 'Business impact', de: 'Geschäftliche Auswirkung' },
    help: { en: 'What the business cannot do meanwhile.', de: 'Was das Geschäft unterdessen nicht kann.' },
  }),
  publicNote: longText({
    label: { en: 'What we tell people', de: 'Was wir allen sagen' },
    help: {
      en: 'As long as it is a major incident, everybody who is signed in reads this, its title, service, state and priority.',
      de: 'Solange es eine Großstörung ist, lesen alle Angemeldeten dies, den Titel, Service, Status und die Priorität.',
    },
    max: 4000,
    search: 'A',
  }),
  toldAt: dateTime({ label: { en: 'Last told', de: 'Zuletzt gesagt' }, computed: true }),
  proposedAt: dateTime({ label: { en: 'Proposed', de: 'Vorgeschlagen am' }, computed: true }),
  proposedBy: reference('person', { label: { en: 'Proposed by', de: 'Vorgeschlagen von' }, computed: true }),
  acceptedAt: dateTime({ label: { en: 'Accepted', de: 'Angenommen am' }, computed: true }),
  acceptedBy: reference('person', { label: { en: 'Accepted by', de: 'Angenommen von' }, computed: true }),
})

const kin = defineFields({
  parent: reference('incident', {
    label: { en: 'Parent incident', de: 'Übergeordnete Störung' },
    help: { en: 'This one follows it: in progress, on hold, resolved.', de: 'Diese folgt ihr: in Bearbeitung, wartend, gelöst.' },
  }),
  duplicateOf: reference('incident', { label: { en: 'Duplicate of', de: 'Duplikat von' }, computed: true }),
  problem: reference('problem', { label: { en: 'Problem', de: 'Problem' }, help: { en: 'The cause behind it.', de: 'Die Ursache dahinter.' } }),
  changeNumber: text({ label: { en: 'Change', de: 'Change' }, help: { en: 'The change that will mend it.', de: 'Der Change, der sie behebt.' }, max: 40 }),
  causedByChange: text({ label: { en: 'Caused by change', de: 'Verursacht durch Change' }, max: 40 }),
})

export const incidentFields = defineFields({
  ...work,
  ...audience,
  ...subject,
  ...weight,
  severity: choice(impacts, {
    label: { en: 'Severity', de: 'Schweregrad' },
    help: { en: 'How bad it is technically, whoever is affected.', de: 'Wie schlimm sie technisch ist, gleich wer betroffen ist.' },
  }),
  holdReason: choice(holdReasons, { label: { en: 'Hold reason', de: 'Wartegrund' }, computed: true }),
  followUp: date({ label: { en: 'Follow up', de: 'Wiedervorlage' } }),
  vendor: text({ label: { en: 'Vendor', de: 'Lieferant' }, max: 100 }),
  reassignmentCount: number({
    label: { en: 'Times reassigned', de: 'Wie oft neu zugewiesen' },
    computed: true,
    required: true,
    whole: true,
    min: 0,
    default: 0,
  }),
  ...ending,
  ...major,
  ...kin,
  ...correlation,
})

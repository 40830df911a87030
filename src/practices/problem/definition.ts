import { all, any, defineRecord, differs, empty, equals, is, memberOf } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'
import { problemFields } from './fields.ts'

const closes = { closedAt: { now: true }, closedBy: { me: true } } as const
const beforeTheEnd = ['new', 'assess', 'rootCauseAnalysis', 'fixInProgress'] as const

/** The cause, known or not, of one or more incidents. */
export const problem = defineRecord({
  name: 'problem',
  label: { one: { en: 'Problem', de: 'Problem' }, many: { en: 'Problems', de: 'Probleme' } },
  help: { en: 'A cause, or potential cause, of one or more incidents.', de: 'Eine Ursache oder mögliche Ursache einer oder mehrerer Störungen.' },
  numbered: 'PRB',
  work: { assignee: 'assignee', group: 'group', priority: 'priority' },
  fields: problemFields,

  states: {
    new: { en: 'New', de: 'Neu', category: 'open', tone: 'new' },
    assess: { en: 'Assess', de: 'Bewertung', category: 'open', tone: 'calm' },
    rootCauseAnalysis: { en: 'Root cause analysis', de: 'Ursachenanalyse', category: 'open', tone: 'calm' },
    fixInProgress: { en: 'Fix in progress', de: 'Behebung läuft', category: 'open', tone: 'calm' },
    resolved: { en: 'Resolved', de: 'Gelöst', category: 'done', tone: 'good' },
    closed: { en: 'Closed', de: 'Geschlossen', category: 'done', tone: 'quiet' },
  },
  begins: 'new',

  transitions: {
    assign: { label: { en: 'Assign', de: 'Zuweisen' }, from: beforeTheEnd, asks: ['group', 'assignee'], may: agents },
    assess: { label: { en: 'Assess', de: 'Bewerten' }, from: ['new'], to: 'assess', asks: ['assignee'], may: agents, tone: 'main' },
    confirm: {
      label: { en: 'Confirm', de: 'Bestätigen' },
      from: ['assess'],
      to: 'rootCauseAnalysis',
      sets: { confirmedAt: { now: true }, confirmedBy: { me: true } },
      may: agents,
      tone: 'main',
    },
    fix: {
      label: { en: 'Fix', de: 'Beheben' },
      from: ['rootCauseAnalysis'],
      to: 'fixInProgress',
      asks: ['fixNotes', 'workaround', 'changeNumber'],
      requires: ['causeNotes'],
      sets: { fixAt: { now: true }, fixBy: { me: true } },
      may: agents,
      tone: 'main',
    },
    resolve: {
      label: { en: 'Resolve', de: 'Lösen' },
      from: ['fixInProgress'],
      to: 'resolved',
      requires: ['fixNotes', 'resolvesIncidents'],
      sets: { resolutionCode: 'fixApplied', resolvedAt: { now: true }, resolvedBy: { me: true } },
      may: agents,
      tone: 'main',
    },
    complete: { label: { en: 'Complete', de: 'Abschließen' }, from: ['resolved'], to: 'closed', sets: closes, may: agents, tone: 'main' },
    acceptRisk: {
      label: { en: 'Accept risk', de: 'Risiko akzeptieren' },
      from: ['rootCauseAnalysis', 'fixInProgress'],
      to: 'resolved',
      requires: ['riskReason'],
      sets: { resolutionCode: 'riskAccepted', resolvedAt: { now: true }, resolvedBy: { me: true } },
      may: agents,
      tone: 'quiet',
    },
    markDuplicate: {
      label: { en: 'Mark as duplicate', de: 'Als Duplikat kennzeichnen' },
      from: ['assess'],
      to: 'closed',
      requires: ['duplicateOf'],
      sets: { resolutionCode: 'duplicate', ...closes },
      may: agents,
      tone: 'quiet',
    },
    cancel: {
      label: { en: 'Cancel', de: 'Stornieren' },
      from: ['assess'],
      to: 'closed',
      comment: { visibility: 'internal', required: true },
      sets: { resolutionCode: 'canceled', ...closes },
      may: agents,
      tone: 'danger',
    },
    reanalyse: {
      label: { en: 'Re-analyse', de: 'Neu analysieren' },
      from: ['closed', 'resolved'],
      to: 'rootCauseAnalysis',
      comment: { visibility: 'internal' },
      sets: { resolutionCode: null, resolvedAt: null, resolvedBy: null, closedAt: null, closedBy: null },
      may: any(agents, administrators),
      guards: [
        {
          rule: any(equals('state', 'closed'), equals('resolutionCode', 'riskAccepted')),
          otherwise: {
            en: 'Complete it first; a closed problem can be analysed again.',
            de: 'Bitte erst abschließen; ein geschlossenes Problem kann neu analysiert werden.',
          },
        },
        {
          rule: differs('resolutionCode', 'duplicate'),
          otherwise: { en: 'A duplicate is not analysed again; its original is.', de: 'Ein Duplikat wird nicht neu analysiert, sondern sein Original.' },
        },
      ],
      tone: 'quiet',
    },
    communicateWorkaround: {
      label: { en: 'Communicate workaround', de: 'Umgehung mitteilen' },
      from: [...beforeTheEnd, 'resolved'],
      requires: ['workaround'],
      may: agents,
      tone: 'quiet',
    },
    communicateFix: {
      label: { en: 'Communicate fix', de: 'Behebung mitteilen' },
      from: ['fixInProgress', 'resolved'],
      requires: ['fixNotes'],
      may: agents,
      tone: 'quiet',
    },
  },

  may: {
    read: agents,
    create: agents,
    change: any(all(agents, differs('state', 'closed')), administrators),
    comment: agents,
    note: agents,
    remove: administrators,
  },

  indexes: [
    ['category', 'priority', '-updatedAt'],
    ['state', '-updatedAt'],
    ['group', 'category', '-updatedAt'],
    ['assignee', 'category', '-updatedAt'],
    ['service', 'category', '-updatedAt'],
  ],
  views: {
    title: 'title',
    list: ['number', 'title', 'priority', 'state', 'knownError', 'service', 'assignee', 'updatedAt'],
    sort: '-updatedAt',
    sections: [
      {
        label: { en: 'Problem', de: 'Problem' },
        fields: ['service', 'classification', 'subclassification', 'location', 'company', 'firstReportedBy', 'majorProblem'],
      },
      { label: { en: 'Priority', de: 'Priorität' }, fields: ['impact', 'urgency', 'priority'] },
      { label: { en: 'Work', de: 'Arbeit' }, fields: ['group', 'assignee', 'coordinator', 'watchers'] },
      { label: { en: 'Analysis', de: 'Analyse' }, fields: ['causeNotes', 'knownError', 'workaround', 'confirmedBy', 'confirmedAt'] },
      { label: { en: 'Fix', de: 'Behebung' }, fields: ['fixNotes', 'changeNumber', 'fixBy', 'fixAt', 'resolvesIncidents'] },
      {
        label: { en: 'Resolution', de: 'Lösung' },
        fields: ['resolutionCode', 'riskReason', 'duplicateOf', 'resolvedBy', 'resolvedAt', 'closedBy', 'closedAt'],
      },
      { label: { en: 'Told', de: 'Mitgeteilt' }, fields: ['workaroundToldTo', 'fixToldTo'] },
      { label: { en: 'Record', de: 'Datensatz' }, fields: ['openedAt', 'correlationId', 'correlationDisplay'] },
    ],
    create: [
      'title',
      'description',
      'service',
      'classification',
      'subclassification',
      'impact',
      'urgency',
      'group',
      'assignee',
      'coordinator',
      'firstReportedBy',
      'majorProblem',
    ],
    board: 'state',
    lists: {
      open: { label: { en: 'Open', de: 'Offen' }, filter: differs('category', 'done') },
      mine: { label: { en: 'Assigned to me', de: 'Mir zugewiesen' }, filter: all(is('assignee'), differs('category', 'done')) },
      myGroups: { label: { en: 'My groups', de: 'Meine Gruppen' }, filter: all(memberOf('group'), differs('category', 'done')) },
      unassigned: { label: { en: 'Unassigned', de: 'Nicht zugewiesen' }, filter: all(empty('assignee'), differs('category', 'done')) },
      knownErrors: { label: { en: 'Known errors', de: 'Bekannte Fehler' }, filter: equals('knownError', true) },
      major: { label: { en: 'Major problems', de: 'Großprobleme' }, filter: all(equals('majorProblem', true), differs('category', 'done')) },
      riskAccepted: { label: { en: 'Risk accepted', de: 'Risiko akzeptiert' }, filter: equals('resolutionCode', 'riskAccepted') },
    },
    related: [
      { record: 'incident', by: 'problem', label: { en: 'Incidents', de: 'Störungen' } },
      { record: 'problemTask', by: 'problem', label: { en: 'Tasks', de: 'Aufgaben' } },
      { record: 'problem', by: 'duplicateOf', label: { en: 'Duplicates', de: 'Duplikate' } },
    ],
  },
})

import { all, any, defineRecord, differs, empty, equals, is, isAmong, memberOf, oneOf, signedIn } from '../../kernel/define/index.ts'
import { administrators, agents, leads } from '../shared/roles.ts'
import { incidentFields } from './fields.ts'

/** Whose incident it is. */
const theirs = any(is('requester'), is('createdBy'))
const notMajor = differs('majorState', 'accepted')
const underway = ['new', 'inProgress', 'onHold'] as const
const finished = oneOf('state', ['closed', 'canceled'])

/** An unplanned interruption to a service, or a drop in its quality. */
export const incident = defineRecord({
  name: 'incident',
  label: { one: { en: 'Incident', de: 'Störung' }, many: { en: 'Incidents', de: 'Störungen' } },
  help: {
    en: 'An unplanned interruption to a service, or a drop in its quality.',
    de: 'Eine ungeplante Unterbrechung eines Service oder eine Minderung seiner Qualität.',
  },
  numbered: 'INC',
  work: { assignee: 'assignee', group: 'group', priority: 'priority' },
  fields: incidentFields,

  states: {
    new: { en: 'New', de: 'Neu', category: 'open', tone: 'new' },
    inProgress: { en: 'In progress', de: 'In Bearbeitung', category: 'open', tone: 'calm' },
    onHold: { en: 'On hold', de: 'Wartend', category: 'waiting', tone: 'waiting' },
    resolved: { en: 'Resolved', de: 'Gelöst', category: 'done', tone: 'good' },
    closed: { en: 'Closed', de: 'Geschlossen', category: 'done', tone: 'quiet' },
    canceled: { en: 'Canceled', de: 'Storniert', category: 'done', tone: 'quiet' },
  },
  begins: 'new',

  transitions: {
    assign: { label: { en: 'Assign', de: 'Zuweisen' }, from: underway, asks: ['group', 'assignee'], may: agents },
    start: { label: { en: 'Start', de: 'Beginnen' }, from: ['new'], to: 'inProgress', may: agents, tone: 'main' },
    hold: {
      label: { en: 'Put on hold', de: 'Warten lassen' },
      from: underway,
      to: 'onHold',
      asks: ['followUp', 'vendor', 'changeNumber', 'problem'],
      requires: ['holdReason'],
      comment: { visibility: 'public' },
      may: agents,
    },
    resume: { label: { en: 'Resume', de: 'Fortsetzen' }, from: ['onHold'], to: 'inProgress', sets: { holdReason: null }, may: agents, tone: 'main' },
    resolve: {
      label: { en: 'Resolve', de: 'Lösen' },
      from: underway,
      to: 'resolved',
      requires: ['resolutionCode', 'resolutionNote'],
      comment: { visibility: 'public' },
      sets: { resolvedAt: { now: true }, resolvedBy: { me: true }, holdReason: null },
      may: agents,
      tone: 'main',
    },
    withdraw: {
      label: { en: 'It is solved', de: 'Hat sich erledigt' },
      from: underway,
      to: 'resolved',
      comment: { visibility: 'public' },
      sets: { resolutionCode: 'resolvedByRequester', resolvedAt: { now: true }, resolvedBy: { me: true }, holdReason: null },
      may: all(theirs, notMajor),
      tone: 'quiet',
    },
    reopen: {
      label: { en: 'Reopen', de: 'Wieder öffnen' },
      from: ['resolved'],
      to: 'inProgress',
      comment: { visibility: 'public' },
      sets: { reopenedAt: { now: true }, reopenedBy: { me: true }, resolvedAt: null, resolvedBy: null, resolutionCode: null, resolutionNote: null },
      may: any(agents, all(theirs, notMajor)),
    },
    close: {
      label: { en: 'Close', de: 'Schließen' },
      from: ['resolved'],
      to: 'closed',
      sets: { closedAt: { now: true }, closedBy: { me: true } },
      may: any(agents, all(theirs, notMajor)),
      tone: 'quiet',
    },
    cancel: {
      label: { en: 'Cancel', de: 'Stornieren' },
      from: underway,
      to: 'canceled',
      comment: { visibility: 'public', required: true },
      sets: { closedAt: { now: true }, closedBy: { me: true }, holdReason: null },
      may: agents,
      tone: 'danger',
    },
    mergeInto: {
      label: { en: 'Merge into', de: 'Zusammenführen mit' },
      from: [...underway, 'resolved'],
      to: 'closed',
      requires: ['duplicateOf'],
      sets: { resolutionCode: 'duplicate', holdReason: null, closedAt: { now: true }, closedBy: { me: true } },
      may: agents,
      guards: [
        {
          rule: notMajor,
          otherwise: { en: 'A major incident is not merged into another. Demote it first.', de: 'Eine Großstörung geht in keiner anderen auf. Erst zurückstufen.' },
        },
      ],
      tone: 'quiet',
    },
    proposeMajor: {
      label: { en: 'Propose as major', de: 'Als Großstörung vorschlagen' },
      from: underway,
      asks: ['businessImpact'],
      comment: { visibility: 'internal' },
      sets: { majorState: 'proposed', proposedAt: { now: true }, proposedBy: { me: true } },
      may: agents,
      guards: [
        {
          rule: all(differs('majorState', 'proposed'), notMajor),
          otherwise: { en: 'It is proposed or accepted already.', de: 'Sie ist schon vorgeschlagen oder angenommen.' },
        },
        {
          rule: empty('parent'),
          otherwise: { en: 'It follows a parent incident. Propose the parent.', de: 'Sie folgt einer übergeordneten Störung. Bitte jene vorschlagen.' },
        },
      ],
      tone: 'quiet',
    },
    acceptMajor: {
      label: { en: 'Accept as major', de: 'Als Großstörung annehmen' },
      from: underway,
      requires: ['businessImpact'],
      comment: { visibility: 'internal', required: true },
      sets: { majorState: 'accepted', acceptedAt: { now: true }, acceptedBy: { me: true }, assignee: { me: true } },
      may: leads,
      guards: [
        { rule: notMajor, otherwise: { en: 'It is accepted already.', de: 'Sie ist schon angenommen.' } },
        {
          rule: empty('parent'),
          otherwise: { en: 'It follows a parent incident. Accept the parent.', de: 'Sie folgt einer übergeordneten Störung. Bitte jene annehmen.' },
        },
      ],
      tone: 'main',
    },
    rejectMajor: {
      label: { en: 'Reject as major', de: 'Als Großstörung ablehnen' },
      from: [...underway, 'resolved'],
      comment: { visibility: 'internal', required: true },
      sets: { majorState: 'rejected' },
      may: leads,
      guards: [{ rule: equals('majorState', 'proposed'), otherwise: { en: 'It is not proposed.', de: 'Sie ist nicht vorgeschlagen.' } }],
      tone: 'quiet',
    },
    demoteMajor: {
      label: { en: 'Demote', de: 'Zurückstufen' },
      from: [...underway, 'resolved'],
      comment: { visibility: 'internal', required: true },
      sets: { majorState: 'canceled' },
      may: leads,
      guards: [{ rule: equals('majorState', 'accepted'), otherwise: { en: 'It is no major incident.', de: 'Sie ist keine Großstörung.' } }],
      tone: 'quiet',
    },
  },

  may: {
    read: any(agents, is('requester'), is('createdBy'), isAmong('watchers')),
    create: signedIn,
    change: any(all(agents, { not: finished }), administrators),
    comment: any(agents, all(any(is('requester'), is('createdBy'), isAmong('watchers')), { not: finished })),
    note: agents,
    remove: administrators,
  },
  rights: [
    {
      fields: [
        'severity', 'businessImpact', 'majorState', 'proposedAt', 'proposedBy', 'acceptedAt', 'acceptedBy', 'problem', 'parent', 'changeNumber',
        'causedByChange', 'vendor', 'followUp', 'reassignmentCount', 'correlationId', 'correlationDisplay',
      ],
      read: agents,
    },
    {
      fields: [
        'requester', 'group', 'assignee', 'company', 'severity', 'holdReason', 'followUp', 'vendor', 'resolutionCode', 'resolutionNote',
        'businessImpact', 'problem', 'parent', 'duplicateOf', 'changeNumber', 'causedByChange', 'correlationId', 'correlationDisplay',
      ],
      change: agents,
    },
  ],

  indexes: [
    ['category', 'priority', '-updatedAt'],
    ['state', '-updatedAt'],
    ['group', 'category', '-updatedAt'],
    ['assignee', 'category', '-updatedAt'],
    ['requester', '-updatedAt'],
    ['createdBy', '-updatedAt'],
    ['service', 'category', '-updatedAt'],
    ['state', 'resolvedAt'],
  ],
  views: {
    title: 'title',
    list: ['number', 'title', 'priority', 'state', 'service', 'requester', 'group', 'assignee', 'updatedAt'],
    sort: '-updatedAt',
    sections: [
      { label: { en: 'Report', de: 'Meldung' }, fields: ['requester', 'contactType', 'service', 'classification', 'subclassification', 'location', 'company'] },
      { label: { en: 'Priority', de: 'Priorität' }, fields: ['impact', 'urgency', 'priority', 'severity'] },
      { label: { en: 'Work', de: 'Arbeit' }, fields: ['group', 'assignee', 'holdReason', 'followUp', 'vendor', 'watchers'] },
      { label: { en: 'Related', de: 'Zusammenhang' }, fields: ['parent', 'problem', 'changeNumber', 'causedByChange', 'duplicateOf'] },
      { label: { en: 'Major incident', de: 'Großstörung' }, fields: ['majorState', 'businessImpact', 'proposedBy', 'proposedAt', 'acceptedBy', 'acceptedAt'] },
      { label: { en: 'Resolution', de: 'Lösung' }, fields: ['resolutionCode', 'resolutionNote', 'resolvedBy', 'resolvedAt', 'reopenCount', 'reopenedBy', 'reopenedAt'] },
      { label: { en: 'Record', de: 'Datensatz' }, fields: ['openedAt', 'closedBy', 'closedAt', 'reassignmentCount', 'correlationId', 'correlationDisplay'] },
    ],
    create: ['title', 'description', 'requester', 'contactType', 'service', 'classification', 'subclassification', 'impact', 'urgency', 'group', 'assignee', 'location', 'watchers', 'parent', 'problem'],
    board: 'state',
    lists: {
      open: { label: { en: 'Open', de: 'Offen' }, filter: differs('category', 'done') },
      mine: { label: { en: 'Assigned to me', de: 'Mir zugewiesen' }, filter: all(is('assignee'), differs('category', 'done')) },
      myGroups: { label: { en: 'My groups', de: 'Meine Gruppen' }, filter: all(memberOf('group'), differs('category', 'done')) },
      unassigned: { label: { en: 'Unassigned', de: 'Nicht zugewiesen' }, filter: all(empty('assignee'), differs('category', 'done')) },
      critical: { label: { en: 'Critical and high', de: 'Kritisch und hoch' }, filter: all({ field: 'priority', is: '<=', value: 2 }, differs('category', 'done')) },
      awaitingRequester: { label: { en: 'Awaiting requester', de: 'Wartet auf anfragende Person' }, filter: all(equals('state', 'onHold'), equals('holdReason', 'requester')) },
      major: { label: { en: 'Major incidents', de: 'Großstörungen' }, filter: all(oneOf('majorState', ['proposed', 'accepted']), differs('category', 'done')) },
      resolved: { label: { en: 'Resolved', de: 'Gelöst' }, filter: equals('state', 'resolved') },
      reported: { label: { en: 'Reported by me', de: 'Von mir gemeldet' }, filter: is('requester') },
    },
    related: [
      { record: 'incidentTask', by: 'incident', label: { en: 'Tasks', de: 'Aufgaben' } },
      { record: 'incident', by: 'parent', label: { en: 'Child incidents', de: 'Untergeordnete Störungen' } },
      { record: 'incident', by: 'duplicateOf', label: { en: 'Duplicates', de: 'Duplikate' } },
    ],
  },
})

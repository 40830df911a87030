import { all, any, defineRecord, differs, empty, equals, is, memberOf, reference } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'
import { task, taskStates } from '../shared/task.ts'
import { work } from '../shared/work.ts'

const underway = ['pending', 'open', 'inProgress'] as const
const ends = { closedAt: { now: true }, closedBy: { me: true } } as const

/** A part of the work on an incident that somebody else does. Requesters do not see it. */
export const incidentTask = defineRecord({
  name: 'incidentTask',
  label: { one: { en: 'Incident task', de: 'Störungsaufgabe' }, many: { en: 'Incident tasks', de: 'Störungsaufgaben' } },
  help: { en: 'A part of the work on an incident.', de: 'Ein Teil der Arbeit an einer Störung.' },
  numbered: 'ITASK',
  work: { assignee: 'assignee', group: 'group', priority: 'priority' },
  fields: {
    incident: reference('incident', { label: { en: 'Incident', de: 'Störung' }, required: true }),
    ...work,
    ...task,
  },
  states: taskStates,
  begins: 'open',
  transitions: {
    assign: { label: { en: 'Assign', de: 'Zuweisen' }, from: underway, asks: ['group', 'assignee'], may: agents },
    start: { label: { en: 'Start', de: 'Beginnen' }, from: ['pending', 'open'], to: 'inProgress', may: agents, tone: 'main' },
    postpone: {
      label: { en: 'Set pending', de: 'Zurückstellen' },
      from: ['open', 'inProgress'],
      to: 'pending',
      asks: ['dueOn'],
      comment: { visibility: 'internal' },
      may: agents,
    },
    complete: {
      label: { en: 'Complete', de: 'Abschließen' },
      from: underway,
      to: 'closedComplete',
      asks: ['closeNotes'],
      sets: ends,
      may: agents,
      tone: 'main',
    },
    closeIncomplete: {
      label: { en: 'Close incomplete', de: 'Unvollständig schließen' },
      from: underway,
      to: 'closedIncomplete',
      asks: ['closeNotes'],
      sets: ends,
      may: agents,
      tone: 'quiet',
    },
    skip: { label: { en: 'Skip', de: 'Überspringen' }, from: underway, to: 'closedSkipped', asks: ['closeNotes'], sets: ends, may: agents, tone: 'quiet' },
    reopen: {
      label: { en: 'Reopen', de: 'Wieder öffnen' },
      from: ['closedComplete', 'closedIncomplete', 'closedSkipped'],
      to: 'open',
      sets: { closedAt: null, closedBy: null },
      may: agents,
    },
  },
  may: {
    read: agents,
    create: agents,
    change: any(all(agents, differs('category', 'done')), administrators),
    comment: agents,
    note: agents,
    remove: administrators,
  },
  indexes: [
    ['group', 'category', '-updatedAt'],
    ['assignee', 'category', '-updatedAt'],
    ['incident', 'category'],
    ['category', 'priority', '-updatedAt'],
  ],
  views: {
    title: 'title',
    list: ['number', 'title', 'priority', 'state', 'incident', 'group', 'assignee', 'dueOn', 'updatedAt'],
    sort: '-updatedAt',
    sections: [
      { label: { en: 'Task', de: 'Aufgabe' }, fields: ['incident', 'priority', 'dueOn'] },
      { label: { en: 'Work', de: 'Arbeit' }, fields: ['group', 'assignee'] },
      { label: { en: 'Outcome', de: 'Ergebnis' }, fields: ['closeNotes', 'openedAt', 'closedBy', 'closedAt'] },
    ],
    create: ['incident', 'title', 'description', 'group', 'assignee', 'priority', 'dueOn'],
    board: 'state',
    lists: {
      open: { label: { en: 'Open', de: 'Offen' }, filter: differs('category', 'done') },
      mine: { label: { en: 'Assigned to me', de: 'Mir zugewiesen' }, filter: all(is('assignee'), differs('category', 'done')) },
      myGroups: { label: { en: 'My groups', de: 'Meine Gruppen' }, filter: all(memberOf('group'), differs('category', 'done')) },
      unassigned: { label: { en: 'Unassigned', de: 'Nicht zugewiesen' }, filter: all(empty('assignee'), differs('category', 'done')) },
      pending: { label: { en: 'Pending', de: 'Ausstehend' }, filter: equals('state', 'pending') },
    },
  },
})

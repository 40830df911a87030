import { all, any, choice, defineRecord, differs, empty, is, memberOf, reference } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'
import { task } from '../shared/task.ts'
import { work } from '../shared/work.ts'

const underway = ['new', 'assess', 'workInProgress'] as const
const ends = { closedAt: { now: true }, closedBy: { me: true } } as const

/** A part of the work on a problem that somebody else does. */
export const problemTask = defineRecord({
  name: 'problemTask',
  label: { one: { en: 'Problem task', de: 'Problemaufgabe' }, many: { en: 'Problem tasks', de: 'Problemaufgaben' } },
  help: { en: 'A part of the work on a problem.', de: 'Ein Teil der Arbeit an einem Problem.' },
  numbered: 'PTASK',
  work: { assignee: 'assignee', group: 'group', priority: 'priority' },
  fields: {
    problem: reference('problem', { label: { en: 'Problem', de: 'Problem' }, required: true }),
    purpose: choice(
      { general: { en: 'General', de: 'Allgemein' }, rootCauseAnalysis: { en: 'Root cause analysis', de: 'Ursachenanalyse' } },
      { label: { en: 'Purpose', de: 'Zweck' }, required: true, default: 'general' },
    ),
    ...work,
    ...task,
    outcome: choice(
      { completed: { en: 'Completed', de: 'Abgeschlossen', tone: 'good' }, canceled: { en: 'Canceled', de: 'Storniert', tone: 'quiet' } },
      { label: { en: 'Closed as', de: 'Geschlossen als' }, computed: true },
    ),
  },
  states: {
    new: { en: 'New', de: 'Neu', category: 'open', tone: 'new' },
    assess: { en: 'Assess', de: 'Bewertung', category: 'open', tone: 'calm' },
    workInProgress: { en: 'Work in progress', de: 'In Arbeit', category: 'open', tone: 'calm' },
    closed: { en: 'Closed', de: 'Geschlossen', category: 'done', tone: 'quiet' },
  },
  begins: 'new',
  transitions: {
    assign: { label: { en: 'Assign', de: 'Zuweisen' }, from: underway, asks: ['group', 'assignee'], may: agents },
    assess: { label: { en: 'Assess', de: 'Bewerten' }, from: ['new'], to: 'assess', may: agents },
    start: { label: { en: 'Start', de: 'Beginnen' }, from: ['new', 'assess'], to: 'workInProgress', may: agents, tone: 'main' },
    complete: {
      label: { en: 'Complete', de: 'Abschließen' },
      from: underway,
      to: 'closed',
      asks: ['closeNotes'],
      sets: { outcome: 'completed', ...ends },
      may: agents,
      tone: 'main',
    },
    cancel: {
      label: { en: 'Cancel', de: 'Stornieren' },
      from: underway,
      to: 'closed',
      asks: ['closeNotes'],
      sets: { outcome: 'canceled', ...ends },
      may: agents,
      tone: 'danger',
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
    ['problem', 'category'],
  ],
  views: {
    title: 'title',
    list: ['number', 'title', 'priority', 'state', 'problem', 'group', 'assignee', 'dueOn', 'updatedAt'],
    sort: '-updatedAt',
    sections: [
      { label: { en: 'Task', de: 'Aufgabe' }, fields: ['problem', 'purpose', 'priority', 'dueOn'] },
      { label: { en: 'Work', de: 'Arbeit' }, fields: ['group', 'assignee'] },
      { label: { en: 'Outcome', de: 'Ergebnis' }, fields: ['outcome', 'closeNotes', 'openedAt', 'closedBy', 'closedAt'] },
    ],
    create: ['problem', 'title', 'description', 'purpose', 'group', 'assignee', 'priority', 'dueOn'],
    board: 'state',
    lists: {
      open: { label: { en: 'Open', de: 'Offen' }, filter: differs('category', 'done') },
      mine: { label: { en: 'Assigned to me', de: 'Mir zugewiesen' }, filter: all(is('assignee'), differs('category', 'done')) },
      myGroups: { label: { en: 'My groups', de: 'Meine Gruppen' }, filter: all(memberOf('group'), differs('category', 'done')) },
      unassigned: { label: { en: 'Unassigned', de: 'Nicht zugewiesen' }, filter: all(empty('assignee'), differs('category', 'done')) },
    },
  },
})

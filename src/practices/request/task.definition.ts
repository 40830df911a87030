import { all, any, defineRecord, differs, empty, equals, is, memberOf, reference } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'
import { task, taskStates } from '../shared/task.ts'
import { work } from '../shared/work.ts'

const underway = ['pending', 'open', 'inProgress'] as const
const ends = { closedAt: { now: true }, closedBy: { me: true } } as const

/** A part of the work on an ordered item. Requesters do not see it; when the last one is done, so is the item. */
export const requestTask = defineRecord({
  name: 'requestTask',
  label: { one: { en: 'Request task', de: 'Bestellaufgabe' }, many: { en: 'Request tasks', de: 'Bestellaufgaben' } },
  help: { en: 'A part of the work on an ordered item.', de: 'Ein Teil der Arbeit an einer Bestellposition.' },
  numbered: 'TASK',
  work: { assignee: 'assignee', group: 'group', priority: 'priority' },
  fields: {
    requestItem: reference('requestItem', { label: { en: 'Requested item', de: 'Bestellposition' }, required: true }),
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
    ['requestItem', 'category'],
    ['category', 'priority', '-updatedAt'],
  ],
  views: {
    title: 'title',
    list: ['number', 'title', 'priority', 'state', 'requestItem', 'group', 'assignee', 'dueOn', 'updatedAt'],
    sort: '-updatedAt',
    sections: [
      { label: { en: 'Task', de: 'Aufgabe' }, fields: ['requestItem', 'priority', 'dueOn'] },
      { label: { en: 'Work', de: 'Arbeit' }, fields: ['group', 'assignee'] },
      { label: { en: 'Outcome', de: 'Ergebnis' }, fields: ['closeNotes', 'openedAt', 'closedBy', 'closedAt'] },
    ],
    create: ['requestItem', 'title', 'description', 'group', 'assignee', 'priority', 'dueOn'],
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

import { all, any, choice, defineRecord, differs, empty, is, memberOf, reference } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'
import { task } from '../shared/task.ts'
import { work } from '../shared/work.ts'
import { authors, insidersOfArticle } from './readers.ts'

const ends = { closedAt: { now: true }, closedBy: { me: true } } as const
const theirs = any(is('assignee'), insidersOfArticle)

/** What is to be done about an article: an answer to what a reader said, a review that is due. */
export const articleTask = defineRecord({
  name: 'articleTask',
  label: { one: { en: 'Article task', de: 'Artikelaufgabe' }, many: { en: 'Article tasks', de: 'Artikelaufgaben' } },
  help: { en: 'What is to be done about an article.', de: 'Was an einem Artikel zu tun ist.' },
  numbered: 'KTASK',
  work: { assignee: 'assignee', group: 'group', priority: 'priority' },
  fields: {
    article: reference('article', { label: { en: 'Article', de: 'Artikel' }, required: true }),
    purpose: choice(
      {
        feedback: { en: 'A reader said something', de: 'Rückmeldung' },
        review: { en: 'Review is due', de: 'Prüfung fällig' },
        translation: { en: 'Translation is behind', de: 'Übersetzung nachziehen' },
        other: { en: 'Other', de: 'Anderes' },
      },
      { label: { en: 'Purpose', de: 'Zweck' }, required: true, default: 'other' },
    ),
    feedback: reference('articleFeedback', { label: { en: 'Feedback', de: 'Rückmeldung' } }),
    ...work,
    ...task,
  },
  states: {
    new: { en: 'New', de: 'Neu', category: 'open', tone: 'new' },
    workInProgress: { en: 'Work in progress', de: 'In Arbeit', category: 'open', tone: 'calm' },
    done: { en: 'Done', de: 'Erledigt', category: 'done', tone: 'good' },
    dropped: { en: 'Dropped', de: 'Verworfen', category: 'done', tone: 'quiet' },
  },
  begins: 'new',
  transitions: {
    assign: { label: { en: 'Assign', de: 'Zuweisen' }, from: ['new', 'workInProgress'], asks: ['group', 'assignee'], may: any(agents, theirs) },
    start: { label: { en: 'Start', de: 'Beginnen' }, from: ['new'], to: 'workInProgress', may: theirs, tone: 'main' },
    complete: {
      label: { en: 'Complete', de: 'Abschließen' },
      from: ['new', 'workInProgress'],
      to: 'done',
      asks: ['closeNotes'],
      sets: ends,
      may: theirs,
      tone: 'main',
    },
    drop: {
      label: { en: 'Drop', de: 'Verwerfen' },
      from: ['new', 'workInProgress'],
      to: 'dropped',
      asks: ['closeNotes'],
      sets: ends,
      may: theirs,
      tone: 'quiet',
    },
  },
  may: {
    read: theirs,
    create: all(authors, insidersOfArticle),
    change: all(theirs, differs('category', 'done')),
    comment: theirs,
    note: theirs,
    remove: administrators,
  },
  indexes: [
    ['group', 'category', '-updatedAt'],
    ['assignee', 'category', '-updatedAt'],
    ['article', 'category'],
  ],
  views: {
    title: 'title',
    list: ['number', 'title', 'purpose', 'state', 'article', 'assignee', 'dueOn', 'updatedAt'],
    sort: '-updatedAt',
    sections: [
      { label: { en: 'Task', de: 'Aufgabe' }, fields: ['article', 'purpose', 'feedback', 'priority', 'dueOn'] },
      { label: { en: 'Work', de: 'Arbeit' }, fields: ['group', 'assignee'] },
      { label: { en: 'Outcome', de: 'Ergebnis' }, fields: ['closeNotes', 'openedAt', 'closedBy', 'closedAt'] },
    ],
    create: ['article', 'title', 'description', 'group', 'assignee', 'dueOn'],
    lists: {
      open: { label: { en: 'Open', de: 'Offen' }, filter: differs('category', 'done') },
      mine: { label: { en: 'Assigned to me', de: 'Mir zugewiesen' }, filter: all(is('assignee'), differs('category', 'done')) },
      myGroups: { label: { en: 'My groups', de: 'Meine Gruppen' }, filter: all(memberOf('group'), differs('category', 'done')) },
      unassigned: { label: { en: 'Unassigned', de: 'Nicht zugewiesen' }, filter: all(empty('assignee'), differs('category', 'done')) },
    },
  },
})

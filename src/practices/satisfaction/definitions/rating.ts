import {
  all,
  any,
  dateTime,
  defineRecord,
  equals,
  filled,
  is,
  longText,
  memberOf,
  nobody,
  number,
  oneOf,
  reference,
  text,
} from '../../../kernel/define/index.ts'
import { agents, leads } from '../../shared/roles.ts'

/** What the scores say; 4 and 5 count as satisfied. */
export const scores = {
  1: { en: 'Very dissatisfied', de: 'Sehr unzufrieden', tone: 'critical' },
  2: { en: 'Dissatisfied', de: 'Unzufrieden', tone: 'high' },
  3: { en: 'Neither', de: 'Teils, teils', tone: 'quiet' },
  4: { en: 'Satisfied', de: 'Zufrieden', tone: 'calm' },
  5: { en: 'Very satisfied', de: 'Sehr zufrieden', tone: 'good' },
} as const

/** That somebody was asked how it went, what they said, and what came of it. Of the record it keeps no more than the number: who may read that is asked there. */
export const rating = defineRecord({
  name: 'rating',
  label: { one: { en: 'Rating', de: 'Bewertung' }, many: { en: 'Ratings', de: 'Bewertungen' } },
  help: {
    en: 'How content people were with what was done for them, and what was made of it where they were not.',
    de: 'Wie zufrieden Menschen mit dem waren, was für sie getan wurde, und was daraus wurde, wo sie es nicht waren.',
  },
  numbered: 'RAT',
  work: { assignee: 'assignee', group: 'group' },
  fields: {
    person: reference('person', { label: { en: 'Who was asked', de: 'Wer gefragt wurde' }, required: true }),
    recordType: text({ label: { en: 'About a', de: 'Über' }, required: true, max: 80 }),
    record: text({ label: { en: 'Record', de: 'Datensatz' }, required: true, max: 40, index: true }),
    recordNumber: text({ label: { en: 'About', de: 'Zu' }, required: true, max: 40, search: 'A' }),
    service: reference('service', { label: { en: 'Service', de: 'Service' } }),
    servedBy: reference('group', {
      label: { en: 'Served by', de: 'Bearbeitet von' },
      help: { en: 'The group that had it when it was asked.', de: 'Die Gruppe, die es hatte, als gefragt wurde.' },
    }),
    score: number({ label: { en: 'Score', de: 'Urteil' }, whole: true, min: 1, most: 5, words: scores }),
    words: longText({ label: { en: 'In their words', de: 'In eigenen Worten' }, max: 4000, search: 'B' }),
    answeredAt: dateTime({ label: { en: 'Answered', de: 'Geantwortet' }, computed: true }),
    group: reference('group', { label: { en: 'Followed up by group', de: 'Nachgefasst von Gruppe' } }),
    assignee: reference('person', { label: { en: 'Followed up by', de: 'Nachgefasst von' } }),
    outcome: longText({
      label: { en: 'What came of it', de: 'Was daraus wurde' },
      help: { en: 'What was done or learnt. The person does not read it.', de: 'Was getan oder gelernt wurde. Die Person liest es nicht.' },
      max: 4000,
    }),
  },
  states: {
    asked: { en: 'Asked', de: 'Gefragt', category: 'waiting', tone: 'waiting' },
    answered: { en: 'Answered', de: 'Beantwortet', category: 'done', tone: 'calm' },
    followUp: { en: 'To follow up', de: 'Nachzufassen', category: 'open', tone: 'high' },
    followedUp: { en: 'Followed up', de: 'Nachgefasst', category: 'done', tone: 'good' },
    unanswered: { en: 'Not answered', de: 'Ohne Antwort', category: 'done', tone: 'quiet' },
  },
  begins: 'asked',
  transitions: {
    rate: {
      label: { en: 'Rate', de: 'Bewerten' },
      from: ['asked'],
      to: 'answered',
      asks: ['score', 'words'],
      requires: ['score'],
      may: is('person'),
      tone: 'main',
    },
    correct: {
      label: { en: 'Change the answer', de: 'Antwort ändern' },
      from: ['answered', 'followUp'],
      asks: ['score', 'words'],
      requires: ['score'],
      guards: [
        {
          rule: { field: 'answeredAt', is: '>', value: { now: '-P1D' } },
          otherwise: { en: 'An answer can be changed for a day.', de: 'Eine Antwort lässt sich einen Tag lang ändern.' },
        },
      ],
      may: is('person'),
    },
    raise: { label: { en: 'Follow up', de: 'Nachfassen' }, from: ['answered'], to: 'followUp', asks: ['group', 'assignee'], may: leads },
    assign: { label: { en: 'Assign', de: 'Zuweisen' }, from: ['followUp'], asks: ['group', 'assignee'], may: agents },
    finish: {
      label: { en: 'Followed up', de: 'Nachgefasst' },
      from: ['followUp'],
      to: 'followedUp',
      requires: ['outcome'],
      may: agents,
      tone: 'main',
    },
    lapse: { label: { en: 'Let lapse', de: 'Verfallen lassen' }, from: ['asked'], to: 'unanswered', may: nobody },
  },
  may: { read: { any: [agents, is('person')] }, create: nobody, change: nobody, note: agents },
  rights: [
    // Not hidden for good: "my work" asks everybody's by these.
    { fields: ['group', 'assignee'], read: any(agents, is('assignee')) },
    { fields: ['outcome'], read: agents },
  ],
  unique: [['recordType', 'record', 'person']],
  indexes: [
    ['person', 'state', '-createdAt'],
    ['state', '-updatedAt'],
  ],
  views: {
    title: 'recordNumber',
    list: ['number', 'recordNumber', 'score', 'words', 'state', 'person', 'service', 'servedBy', 'assignee', 'answeredAt'],
    sort: '-updatedAt',
    sections: [
      { label: { en: 'Rating', de: 'Bewertung' }, fields: ['score', 'words', 'person', 'answeredAt', 'createdAt'] },
      { label: { en: 'About', de: 'Worüber' }, fields: ['recordNumber', 'service', 'servedBy'] },
      { label: { en: 'Follow-up', de: 'Nachfassen' }, fields: ['group', 'assignee', 'outcome'] },
    ],
    create: [],
    board: 'state',
    lists: {
      followUp: { label: { en: 'To follow up', de: 'Nachzufassen' }, filter: equals('state', 'followUp') },
      mine: { label: { en: 'Mine to follow up', de: 'Von mir nachzufassen' }, filter: all(is('assignee'), equals('state', 'followUp')) },
      myGroups: { label: { en: 'My groups', de: 'Meine Gruppen' }, filter: all(memberOf('servedBy'), filled('score')) },
      words: { label: { en: 'With words', de: 'Mit Worten' }, filter: filled('words') },
      answered: { label: { en: 'Answered', de: 'Beantwortet' }, filter: oneOf('state', ['answered', 'followUp', 'followedUp']) },
    },
  },
})

import {
  any,
  choice,
  dateTime,
  defineRecord,
  differs,
  document,
  equals,
  filled,
  is,
  longText,
  nobody,
  reference,
  role,
  text,
} from '../../../kernel/define/index.ts'

const administrators = role('administrator')
const desk = role('agent', 'manager')

/** A flow on its way through one record. Where it is stands in tables of its own (`flow_progress`, `flow_token`, `flow_step`). */
export const flowRun = defineRecord({
  name: 'flowRun',
  numbered: 'FLW',
  label: { one: { en: 'Flow run', de: 'Lauf' }, many: { en: 'Flow runs', de: 'Läufe' } },
  help: { en: 'A flow on its way through one record.', de: 'Ein Ablauf auf seinem Weg durch einen Datensatz.' },
  fields: {
    flow: reference('flow', { label: { en: 'Flow', de: 'Ablauf' }, required: true }),
    flowVersion: reference('flowVersion', { label: { en: 'Version', de: 'Fassung' }, required: true }),
    subjectType: text({ label: { en: 'Type of record', de: 'Art des Datensatzes' }, required: true, max: 60 }),
    subject: text({ label: { en: 'Record', de: 'Datensatz' }, required: true, max: 80, index: true }),
    subjectNumber: text({ label: { en: 'About', de: 'Über' }, max: 80, search: 'A' }),
    variables: document({
      label: { en: 'Started with', de: 'Begonnen mit' },
      help: { en: 'Answers that its steps can name.', de: 'Antworten, die seine Schritte nennen können.' },
    }),
    owner: reference('person', { label: { en: 'Owner', de: 'Verantwortlich' }, index: true }),
    parentRun: reference('flowRun', { label: { en: 'Part of', de: 'Teil von' }, index: true }),
    outcome: choice(
      { done: { en: 'Done', de: 'Erledigt', tone: 'good' }, incomplete: { en: 'Incomplete', de: 'Unvollständig', tone: 'waiting' } },
      { label: { en: 'Outcome', de: 'Ergebnis' }, computed: true },
    ),
    because: longText({ label: { en: 'Why', de: 'Warum' }, computed: true, max: 4000 }),
    stuckSince: dateTime({
      label: { en: 'Stuck since', de: 'Steckt fest seit' },
      help: { en: 'It failed, or waits for longer than expected.', de: 'Er scheiterte oder wartet länger als erwartet.' },
      computed: true,
      index: true,
    }),
    endedAt: dateTime({ label: { en: 'Ended', de: 'Beendet' }, computed: true }),
  },
  states: {
    running: { en: 'Under way', de: 'Unterwegs', category: 'open', tone: 'new' },
    onHold: { en: 'On hold', de: 'Angehalten', category: 'waiting', tone: 'waiting' },
    failed: { en: 'Failed', de: 'Gescheitert', category: 'waiting', tone: 'critical' },
    ended: { en: 'Ended', de: 'Beendet', category: 'done', tone: 'good' },
    cancelled: { en: 'Cancelled', de: 'Abgebrochen', category: 'done', tone: 'quiet' },
  },
  begins: 'running',
  transitions: {
    hold: { label: { en: 'Hold', de: 'Anhalten' }, from: ['running', 'failed'], to: 'onHold', may: nobody },
    release: {
      label: { en: 'Go on', de: 'Weiter' },
      from: ['onHold', 'failed'],
      to: 'running',
      sets: { because: null, stuckSince: null },
      may: nobody,
    },
    fail: {
      label: { en: 'Fail', de: 'Scheitern' },
      from: ['running', 'onHold'],
      to: 'failed',
      sets: { stuckSince: { now: true } },
      may: nobody,
    },
    end: {
      label: { en: 'End', de: 'Beenden' },
      from: ['running', 'failed', 'onHold'],
      to: 'ended',
      sets: { endedAt: { now: true }, stuckSince: null, because: null },
      may: nobody,
    },
    cancel: {
      label: { en: 'Cancel', de: 'Abbrechen' },
      from: ['running', 'onHold', 'failed'],
      to: 'cancelled',
      comment: { visibility: 'internal', required: true },
      sets: { endedAt: { now: true }, stuckSince: null },
      may: any(administrators, is('owner')),
      tone: 'danger',
    },
  },
  may: { read: any(desk, is('owner')), create: nobody, change: nobody, note: any(desk, is('owner')) },
  // What somebody answered is for those who put a flow right.
  rights: [{ fields: ['variables'], read: any(administrators, is('owner')) }],
  indexes: [
    ['flow', 'state', '-createdAt'],
    ['subject', '-createdAt'],
    ['state', '-createdAt'],
  ],
  views: {
    title: 'subjectNumber',
    list: ['number', 'flow', 'subjectNumber', 'state', 'stuckSince', 'owner', 'createdAt'],
    sort: '-createdAt',
    sections: [
      { label: { en: 'Run', de: 'Lauf' }, fields: ['flow', 'flowVersion', 'subjectType', 'subjectNumber', 'owner', 'parentRun'] },
      { label: { en: 'Where it stands', de: 'Wo er steht' }, fields: ['because', 'stuckSince', 'outcome', 'endedAt'] },
    ],
    create: [],
    lists: {
      stuck: { label: { en: 'Stuck', de: 'Steckt fest' }, filter: filled('stuckSince') },
      underWay: { label: { en: 'Under way', de: 'Unterwegs' }, filter: differs('category', 'done') },
      failed: { label: { en: 'Failed', de: 'Gescheitert' }, filter: equals('state', 'failed') },
    },
    related: [{ record: 'flowRun', by: 'parentRun', label: { en: 'Parts', de: 'Teile' } }],
  },
})

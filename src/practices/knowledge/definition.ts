import { all, any, defineRecord, differs, equals, filled, is, oneOf } from '../../kernel/define/index.ts'
import { administrators } from '../shared/roles.ts'
import { articleFields } from './fields.ts'
import { authors, insiders, publishers, readers } from './readers.ts'

const editors = any(authors, is('owner'), is('reviewer'))
/** Knowledge authors and leads; and whoever answers for the article, or was asked to look it over. */
const release = any(publishers, is('owner'), is('reviewer'))
const writing = oneOf('state', ['draft', 'review'])

/** What people know, written down so that others can use it. */
export const article = defineRecord({
  name: 'article',
  label: { one: { en: 'Article', de: 'Artikel' }, many: { en: 'Articles', de: 'Artikel' } },
  help: { en: 'What people know, written down so that others can use it.', de: 'Was Menschen wissen, aufgeschrieben, damit andere es nutzen können.' },
  numbered: 'KB',
  fields: articleFields,

  states: {
    draft: { en: 'Draft', de: 'Entwurf', category: 'open', tone: 'new' },
    review: { en: 'In review', de: 'In Prüfung', category: 'open', tone: 'waiting' },
    scheduled: { en: 'Scheduled', de: 'Geplant', category: 'waiting', tone: 'waiting' },
    published: { en: 'Published', de: 'Veröffentlicht', category: 'done', tone: 'good' },
    outdated: { en: 'Outdated', de: 'Veraltet', category: 'done', tone: 'high' },
    retired: { en: 'Retired', de: 'Zurückgezogen', category: 'done', tone: 'quiet' },
  },
  begins: 'draft',

  transitions: {
    submit: {
      label: { en: 'Ask for review', de: 'Prüfen lassen' },
      from: ['draft'],
      to: 'review',
      asks: ['reviewer', 'changeNote'],
      requires: ['body'],
      may: editors,
    },
    sendBack: {
      label: { en: 'Send back', de: 'Zurückgeben' },
      from: ['review', 'scheduled'],
      to: 'draft',
      comment: { visibility: 'internal', required: true },
      sets: { publishAt: null },
      may: release,
    },
    schedule: {
      label: { en: 'Schedule', de: 'Planen' },
      from: ['draft', 'review'],
      to: 'scheduled',
      asks: ['changeNote', 'reviewAt', 'validTo'],
      requires: ['body', 'publishAt'],
      may: release,
    },
    publish: {
      label: { en: 'Publish', de: 'Veröffentlichen' },
      from: ['draft', 'review', 'scheduled'],
      to: 'published',
      asks: ['changeNote', 'reviewAt', 'validTo'],
      requires: ['body'],
      sets: { publishAt: null },
      may: release,
      tone: 'main',
    },
    publishMinor: {
      label: { en: 'Publish as a small change', de: 'Als kleine Änderung veröffentlichen' },
      from: ['draft', 'review'],
      to: 'published',
      asks: ['changeNote'],
      requires: ['body'],
      sets: { publishAt: null },
      may: release,
      guards: [
        {
          rule: equals('live', true),
          otherwise: { en: 'Its first version is not a small change. Publish it.', de: 'Die erste Fassung ist keine kleine Änderung. Bitte veröffentlichen.' },
        },
      ],
      tone: 'quiet',
    },
    revise: { label: { en: 'Revise', de: 'Überarbeiten' }, from: ['published', 'outdated'], to: 'draft', may: editors },
    discard: {
      label: { en: 'Discard the changes', de: 'Änderungen verwerfen' },
      from: ['draft', 'review', 'scheduled'],
      to: 'published',
      sets: { publishAt: null },
      may: editors,
      guards: [
        {
          rule: equals('live', true),
          otherwise: { en: 'No version is published that it could go back to.', de: 'Es gibt keine veröffentlichte Fassung, zu der es zurück könnte.' },
        },
      ],
      tone: 'quiet',
    },
    rollBack: {
      label: { en: 'Roll back', de: 'Auf frühere Fassung zurück' },
      from: ['draft', 'review', 'published', 'outdated'],
      to: 'published',
      requires: ['rollBackTo'],
      asks: ['changeNote'],
      may: release,
      tone: 'quiet',
    },
    confirm: {
      label: { en: 'Still right', de: 'Stimmt noch' },
      from: ['published'],
      requires: ['reviewAt'],
      may: release,
      tone: 'quiet',
    },
    markTranslated: {
      label: { en: 'Translation is up to date', de: 'Übersetzung ist aktuell' },
      from: ['published'],
      may: release,
      guards: [{ rule: equals('stale', true), otherwise: { en: 'It is not behind its original.', de: 'Sie liegt nicht hinter dem Original.' } }],
      tone: 'quiet',
    },
    outdate: { label: { en: 'Mark as outdated', de: 'Als veraltet kennzeichnen' }, from: ['published'], to: 'outdated', may: release, tone: 'quiet' },
    retire: {
      label: { en: 'Retire', de: 'Zurückziehen' },
      from: ['draft', 'review', 'scheduled', 'published', 'outdated'],
      to: 'retired',
      comment: { visibility: 'internal' },
      may: any(publishers, is('owner')),
      tone: 'danger',
    },
    restore: { label: { en: 'Take up again', de: 'Wieder aufnehmen' }, from: ['retired'], to: 'draft', may: release },
  },

  may: { read: readers, create: authors, change: editors, comment: editors, note: editors, remove: administrators },
  rights: [
    {
      fields: [
        'title',
        'body',
        'changeNote',
        'revision',
        'reviewer',
        'publishAt',
        'reviewAt',
        'rollBackTo',
        'problem',
        'incident',
        'origin',
        'originDigest',
        'blocks',
        'createdBy',
      ],
      read: insiders,
    },
    // What is published stays as it is until it is revised.
    { fields: ['title', 'body'], change: writing },
    { fields: ['openTo', 'audience', 'owner'], change: any(publishers, is('owner'), all(authors, differs('live', true))) },
  ],
  asked: { fields: { heading: 'title', keywords: 'keywords', published: 'text' }, only: equals('live', true) },

  indexes: [['state', '-updatedAt'], ['live', '-publishedAt'], ['owner', '-updatedAt'], ['reviewAt'], ['validTo']],
  views: {
    title: 'heading',
    list: ['number', 'heading', 'state', 'kind', 'language', 'owner', 'publishedVersion', 'updatedAt'],
    sort: '-updatedAt',
    sections: [
      { label: { en: 'About', de: 'Über' }, fields: ['kind', 'topic', 'service', 'keywords', 'language', 'translationOf', 'stale', 'translatedVersion'] },
      { label: { en: 'Readers', de: 'Lesende' }, fields: ['openTo', 'audience', 'live'] },
      { label: { en: 'Upkeep', de: 'Pflege' }, fields: ['owner', 'reviewer', 'reviewAt', 'validTo', 'publishAt', 'confidence'] },
      { label: { en: 'Version', de: 'Fassung' }, fields: ['publishedVersion', 'publishedAt', 'publishedBy', 'revision', 'changeNote'] },
      { label: { en: 'Where from', de: 'Herkunft' }, fields: ['problem', 'incident', 'origin'] },
    ],
    create: ['title', 'kind', 'body', 'keywords', 'openTo', 'audience', 'language', 'topic', 'service', 'owner'],
    board: 'state',
    lists: {
      published: { label: { en: 'Published', de: 'Veröffentlicht' }, filter: equals('live', true) },
      drafts: { label: { en: 'Being written', de: 'In Arbeit' }, filter: oneOf('state', ['draft', 'review', 'scheduled']) },
      forMe: { label: { en: 'For me to review', de: 'Von mir zu prüfen' }, filter: all(is('reviewer'), equals('state', 'review')) },
      mine: { label: { en: 'Mine', de: 'Meine' }, filter: all(is('owner'), differs('state', 'retired')) },
      due: {
        label: { en: 'Review is due', de: 'Prüfung fällig' },
        filter: all(equals('live', true), filled('reviewAt'), { field: 'reviewAt', is: '<=', value: { now: '' } }),
      },
      stale: { label: { en: 'Translations behind', de: 'Veraltete Übersetzungen' }, filter: equals('stale', true) },
      outdated: { label: { en: 'Outdated', de: 'Veraltet' }, filter: equals('state', 'outdated') },
    },
    related: [
      { record: 'articleTask', by: 'article', label: { en: 'Tasks', de: 'Aufgaben' } },
      { record: 'articleFeedback', by: 'article', label: { en: 'Feedback', de: 'Rückmeldungen' } },
      { record: 'articleUse', by: 'article', label: { en: 'Solved with it', de: 'Damit gelöst' } },
      { record: 'article', by: 'translationOf', label: { en: 'Translations', de: 'Übersetzungen' } },
    ],
  },
})

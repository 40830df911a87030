import { all, any, boolean, choice, dateTime, defineRecord, empty, equals, longText, reference, text } from '../../../kernel/define/index.ts'
import { openToFields, openToRule } from '../../../people/index.ts'
import { administrators, agents, leads } from '../../shared/roles.ts'

const manage = any(agents, administrators)
/** Published, and its time has come and is not over. */
const current = all(
  equals('state', 'published'),
  { field: 'from', is: '<=', value: { now: '' } },
  any(empty('until'), { field: 'until', is: '>', value: { now: '' } }),
)

/** What everybody should know: news, planned maintenance, words on an outage. */
export const announcement = defineRecord({
  name: 'announcement',
  label: { one: { en: 'Announcement', de: 'Mitteilung' }, many: { en: 'Announcements', de: 'Mitteilungen' } },
  help: {
    en: 'News, planned maintenance, or words on an outage, shown in the portal for as long as they hold.',
    de: 'Neuigkeiten, geplante Wartung oder Worte zu einem Ausfall, im Portal gezeigt, solange sie gelten.',
  },
  fields: {
    title: text({ label: { en: 'Title', de: 'Titel' }, required: true, max: 140, search: 'A' }),
    text: longText({ label: { en: 'Text', de: 'Text' }, max: 20_000, search: 'B' }),
    kind: choice(
      {
        news: { en: 'News', de: 'Neuigkeit', tone: 'calm' },
        maintenance: { en: 'Planned maintenance', de: 'Geplante Wartung', tone: 'waiting' },
        outage: { en: 'Outage', de: 'Ausfall', tone: 'critical' },
      },
      { label: { en: 'Kind', de: 'Art' }, required: true, default: 'news' },
    ),
    from: dateTime({
      label: { en: 'Shown from', de: 'Gezeigt ab' },
      help: { en: 'Empty: from when it is published.', de: 'Leer: ab der Veröffentlichung.' },
    }),
    until: dateTime({
      label: { en: 'Shown until', de: 'Gezeigt bis' },
      help: { en: 'Empty: until it is withdrawn.', de: 'Leer: bis sie zurückgezogen wird.' },
    }),
    service: reference('service', {
      label: { en: 'Service', de: 'Service' },
      help: { en: 'Also found by the name of the service.', de: 'Wird auch unter dem Namen des Service gefunden.' },
      index: true,
    }),
    topic: reference('topic', { label: { en: 'Topic', de: 'Thema' } }),
    ...openToFields,
    pinned: boolean({
      label: { en: 'On top of every page', de: 'Oben auf jeder Seite' },
      help: { en: 'As a banner. For what nobody may miss.', de: 'Als Banner. Für das, was niemand übersehen darf.' },
      required: true,
      default: false,
    }),
  },
  states: {
    draft: { en: 'Draft', de: 'Entwurf', category: 'open', tone: 'new' },
    published: { en: 'Published', de: 'Veröffentlicht', category: 'waiting', tone: 'good' },
    withdrawn: { en: 'Withdrawn', de: 'Zurückgezogen', category: 'done', tone: 'quiet' },
  },
  begins: 'draft',
  transitions: {
    publish: {
      label: { en: 'Publish', de: 'Veröffentlichen' },
      from: ['draft', 'withdrawn'],
      to: 'published',
      asks: ['from', 'until'],
      may: manage,
      tone: 'main',
    },
    withdraw: { label: { en: 'Withdraw', de: 'Zurückziehen' }, from: ['published'], to: 'withdrawn', may: manage, tone: 'quiet' },
  },
  may: { read: any(manage, all(openToRule, current)), follow: manage, create: manage, change: manage, note: manage, remove: any(administrators, leads) },
  indexes: [['state', '-from']],
  views: {
    title: 'title',
    list: ['title', 'kind', 'state', 'openTo', 'from', 'until', 'pinned'],
    sort: '-updatedAt',
    sections: [
      { label: { en: 'Announcement', de: 'Mitteilung' }, fields: ['title', 'text', 'kind', 'service', 'topic'] },
      { label: { en: 'Shown', de: 'Gezeigt' }, fields: ['openTo', 'audience', 'from', 'until', 'pinned'] },
    ],
    create: ['title', 'text', 'kind', 'openTo', 'audience', 'from', 'until', 'service', 'topic', 'pinned'],
    board: 'state',
    lists: {
      drafts: { label: { en: 'Drafts', de: 'Entwürfe' }, filter: equals('state', 'draft') },
      published: { label: { en: 'Published', de: 'Veröffentlicht' }, filter: equals('state', 'published') },
    },
  },
})

import {
  all,
  any,
  attachment,
  choice,
  dateTime,
  defineRecord,
  differs,
  document,
  equals,
  is,
  money,
  number,
  reference,
  text,
} from '../../kernel/define/index.ts'
import { openToFields, openToRule } from '../../people/index.ts'
import { administrators, agents, leads } from '../shared/roles.ts'

/** Whoever owns it keeps it, without a consultant. */
const keepers = any(administrators, is('owner'))

/**
 * Something that can be ordered. What it says and asks is worked on in `draft` and takes effect with the next publication; who may see it,
 * where it stands and whose it is take effect at once.
 */
export const catalogueItem = defineRecord({
  name: 'catalogueItem',
  administrative: true,
  label: { one: { en: 'Catalogue item', de: 'Katalogeintrag' }, many: { en: 'Catalogue items', de: 'Katalogeinträge' } },
  help: {
    en: 'Something people can ask for: what it says, costs and asks, who may order it, and what then happens.',
    de: 'Etwas, das man bestellen kann: was dazu steht, was es kostet und fragt, wer es bestellen darf und was dann geschieht.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120, search: 'A' }),
    nameDe: text({ label: { en: 'German name', de: 'Deutscher Name' }, computed: true, max: 120, search: 'A' }),
    summary: text({ label: { en: 'In one line', de: 'In einer Zeile' }, computed: true, max: 300, search: 'B' }),
    summaryDe: text({ label: { en: 'In one line, in German', de: 'In einer Zeile, deutsch' }, computed: true, max: 300, search: 'B' }),
    keywords: text({ label: { en: 'Also found as', de: 'Auch zu finden als' }, computed: true, max: 500, search: 'B' }),
    price: money({ label: { en: 'Price', de: 'Preis' }, computed: true }),
    recurringPrice: money({ label: { en: 'Recurring price', de: 'Laufender Preis' }, computed: true }),
    recurringEvery: choice({ month: { en: 'Month', de: 'Monat' }, year: { en: 'Year', de: 'Jahr' } }, { label: { en: 'Every', de: 'Je' }, computed: true }),
    deliveryDays: number({ label: { en: 'Delivered in working days', de: 'Lieferzeit in Arbeitstagen' }, computed: true, whole: true, min: 0 }),
    inCategory: reference('catalogueCategory', { label: { en: 'Category', de: 'Kategorie' } }),
    topic: reference('topic', {
      label: { en: 'Topic', de: 'Thema' },
      help: { en: 'The page of the portal on which it also stands.', de: 'Die Seite des Portals, auf der er auch steht.' },
      index: true,
    }),
    service: reference('service', { label: { en: 'Service', de: 'Service' } }),
    owner: reference('person', {
      label: { en: 'Owner', de: 'Gehört' },
      help: { en: 'May change and publish it.', de: 'Darf ihn ändern und veröffentlichen.' },
    }),
    order: number({ label: { en: 'Order', de: 'Reihenfolge' }, required: true, whole: true, min: 0, most: 100_000, default: 100 }),
    picture: attachment({ label: { en: 'Picture', de: 'Bild' } }),
    ...openToFields,
    orderAudience: reference('audience', {
      label: { en: 'Who may order it', de: 'Wer bestellen darf' },
      help: { en: 'Of those who see it. Empty: all of them.', de: 'Von denen, die ihn sehen. Leer: alle.' },
    }),
    draft: document({ label: { en: 'Draft', de: 'Entwurf' } }),
    published: reference('catalogueItemVersion', { label: { en: 'Published version', de: 'Veröffentlichte Version' }, computed: true }),
    versionNumber: number({ label: { en: 'Version', de: 'Version' }, computed: true, whole: true, min: 0, default: 0 }),
    publishedAt: dateTime({ label: { en: 'Published', de: 'Veröffentlicht' }, computed: true }),
  },
  states: {
    draft: { en: 'Draft', de: 'Entwurf', category: 'waiting', tone: 'waiting' },
    published: { en: 'Published', de: 'Veröffentlicht', category: 'open', tone: 'good' },
    retired: { en: 'Retired', de: 'Außer Betrieb', category: 'done', tone: 'quiet' },
  },
  begins: 'draft',
  transitions: {
    publish: {
      label: { en: 'Publish', de: 'Veröffentlichen' },
      from: ['draft', 'published'],
      to: 'published',
      comment: { visibility: 'internal' },
      may: keepers,
      tone: 'main',
    },
    retire: { label: { en: 'Retire', de: 'Außer Betrieb nehmen' }, from: ['draft', 'published'], to: 'retired', may: keepers, tone: 'danger' },
    reinstate: { label: { en: 'Work on it again', de: 'Wieder aufnehmen' }, from: ['retired'], to: 'draft', may: keepers },
  },
  may: {
    read: any(agents, administrators, is('owner'), all(equals('state', 'published'), openToRule)),
    create: any(administrators, leads),
    change: all(keepers, differs('state', 'retired')),
    follow: any(agents, administrators, is('owner')),
    comment: keepers,
    note: any(agents, administrators),
    remove: administrators,
  },
  rights: [{ fields: ['draft', 'owner'], read: any(agents, administrators, is('owner')) }],
  asked: {
    fields: { name: 'title', nameDe: 'title', keywords: 'keywords', summary: 'text', summaryDe: 'text' },
    only: equals('state', 'published'),
  },
  indexes: [
    ['inCategory', 'state', 'order'],
    ['state', 'order'],
  ],
  views: {
    title: 'name',
    place: 'offers',
    list: ['name', 'inCategory', 'openTo', 'state', 'versionNumber', 'owner', 'updatedAt'],
    sort: 'name',
    sections: [
      { label: { en: 'Item', de: 'Eintrag' }, fields: ['name', 'inCategory', 'topic', 'service', 'order', 'owner'] },
      { label: { en: 'Open to', de: 'Offen für' }, fields: ['openTo', 'audience', 'orderAudience'] },
      { label: { en: 'Publication', de: 'Veröffentlichung' }, fields: ['versionNumber', 'publishedAt'] },
    ],
    create: ['name', 'inCategory', 'topic', 'service', 'owner', 'openTo', 'audience', 'orderAudience'],
    lists: {
      published: { label: { en: 'Published', de: 'Veröffentlicht' }, filter: equals('state', 'published') },
      drafts: { label: { en: 'Drafts', de: 'Entwürfe' }, filter: equals('state', 'draft') },
      mine: { label: { en: 'Mine', de: 'Meine' }, filter: is('owner') },
    },
    related: [{ record: 'catalogueItemVersion', by: 'item', label: { en: 'Versions', de: 'Versionen' } }],
  },
})

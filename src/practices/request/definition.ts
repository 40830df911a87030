import { all, any, choice, dateTime, defineRecord, differs, is, longText, money, nobody, number, reference, text } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'
import { stages } from './stage.ts'

/** Whoever asked for it, and for whom. */
const theirs = any(is('requester'), is('orderer'))

/** One order: what it holds are its items, and when the last of them is done, so is the request. */
export const request = defineRecord({
  name: 'request',
  label: { one: { en: 'Request', de: 'Bestellung' }, many: { en: 'Requests', de: 'Bestellungen' } },
  help: { en: 'What somebody ordered in one go.', de: 'Was jemand in einem Zug bestellt hat.' },
  numbered: 'REQ',
  fields: {
    title: text({ label: { en: 'Title', de: 'Titel' }, required: true, max: 200, search: 'A' }),
    requester: reference('person', { label: { en: 'For', de: 'Für' }, required: true }),
    orderer: reference('person', { label: { en: 'Ordered by', de: 'Bestellt von' } }),
    reason: longText({
      label: { en: 'Why it is needed', de: 'Wozu es gebraucht wird' },
      help: { en: 'Whoever approves it reads this.', de: 'Wer genehmigt, liest das.' },
      max: 2000,
      search: 'B',
    }),
    stage: choice(stages, {
      label: { en: 'Where it stands', de: 'Stand' },
      help: { en: 'As far as the items are.', de: 'So weit die Positionen sind.' },
      computed: true,
      required: true,
      default: 'fulfilment',
    }),
    itemCount: number({ label: { en: 'Items', de: 'Positionen' }, computed: true, whole: true, min: 0, default: 0 }),
    total: money({
      label: { en: 'Total', de: 'Summe' },
      help: { en: 'Of what is paid once; empty where the currencies differ.', de: 'Dessen, was einmal gezahlt wird; leer bei mehreren Währungen.' },
      computed: true,
    }),
    orderKey: text({ label: { en: 'Key of the order', de: 'Schlüssel des Auftrags' }, computed: true, unique: true, max: 64 }),
    orderDigest: text({ label: { en: 'Digest of the order', de: 'Prüfsumme des Auftrags' }, computed: true, max: 64 }),
    closedAt: dateTime({ label: { en: 'Closed', de: 'Geschlossen' }, computed: true }),
  },
  states: {
    open: { en: 'Open', de: 'Offen', category: 'open', tone: 'new' },
    fulfilled: { en: 'Fulfilled', de: 'Erfüllt', category: 'done', tone: 'good' },
    closedIncomplete: { en: 'Closed incomplete', de: 'Unvollständig geschlossen', category: 'done', tone: 'quiet' },
    canceled: { en: 'Canceled', de: 'Storniert', category: 'done', tone: 'quiet' },
  },
  begins: 'open',
  transitions: {
    fulfil: { label: { en: 'Fulfil', de: 'Erfüllen' }, from: ['open'], to: 'fulfilled', sets: { closedAt: { now: true } }, may: nobody },
    closeIncomplete: {
      label: { en: 'Close incomplete', de: 'Unvollständig schließen' },
      from: ['open'],
      to: 'closedIncomplete',
      sets: { closedAt: { now: true } },
      may: nobody,
    },
    cancel: {
      label: { en: 'Cancel', de: 'Stornieren' },
      from: ['open'],
      to: 'canceled',
      comment: { visibility: 'public' },
      sets: { closedAt: { now: true } },
      may: any(agents, theirs),
      tone: 'danger',
    },
    reopen: {
      label: { en: 'Reopen', de: 'Wieder öffnen' },
      from: ['fulfilled', 'closedIncomplete', 'canceled'],
      to: 'open',
      sets: { closedAt: null },
      may: nobody,
    },
  },
  may: {
    read: any(agents, theirs),
    create: nobody,
    change: all(agents, differs('category', 'done')),
    comment: any(agents, theirs),
    note: agents,
    remove: administrators,
  },
  rights: [
    { fields: ['orderKey', 'orderDigest'], read: nobody },
    { fields: ['requester', 'orderer'], change: nobody },
  ],
  indexes: [
    ['requester', '-updatedAt'],
    ['orderer', '-updatedAt'],
    ['category', '-updatedAt'],
  ],
  views: {
    title: 'title',
    list: ['number', 'title', 'stage', 'state', 'requester', 'orderer', 'itemCount', 'total', 'updatedAt'],
    sort: '-updatedAt',
    sections: [{ label: { en: 'Order', de: 'Bestellung' }, fields: ['stage', 'requester', 'orderer', 'reason', 'total', 'createdAt', 'closedAt'] }],
    create: [],
    board: 'state',
    lists: {
      open: { label: { en: 'Open', de: 'Offen' }, filter: differs('category', 'done') },
      mine: { label: { en: 'Ordered by or for me', de: 'Von mir oder für mich' }, filter: theirs },
    },
    related: [{ record: 'requestItem', by: 'request', label: { en: 'Items', de: 'Positionen' } }],
  },
})

import { attachment, defineRecord, document, is, nobody, number, reference, signedIn, text } from '../../kernel/define/index.ts'

/** What somebody means to order. Nobody else sees it, whatever they may. */
export const cartLine = defineRecord({
  name: 'cartLine',
  label: { one: { en: 'Cart line', de: 'Warenkorbzeile' }, many: { en: 'Cart', de: 'Warenkorb' } },
  help: { en: 'What a person means to order, with the answers so far. Private.', de: 'Was jemand bestellen möchte, mit den bisherigen Antworten. Privat.' },
  fields: {
    person: reference('person', { label: { en: 'Person', de: 'Person' } }),
    item: reference('catalogueItem', { label: { en: 'Item', de: 'Eintrag' }, required: true }),
    name: text({ label: { en: 'Name', de: 'Name' }, computed: true, max: 120 }),
    requester: reference('person', {
      label: { en: 'For', de: 'Für' },
      help: { en: 'For whom it is; oneself if empty.', de: 'Für wen es ist; leer: für einen selbst.' },
    }),
    quantity: number({ label: { en: 'Quantity', de: 'Anzahl' }, required: true, whole: true, min: 1, most: 999, default: 1 }),
    answers: document({
      label: { en: 'Answers', de: 'Antworten' },
      help: { en: 'By the key of the question. Checked when it is ordered.', de: 'Nach dem Schlüssel der Frage. Geprüft wird bei der Bestellung.' },
    }),
    included: document({ label: { en: 'Answers to what it includes', de: 'Antworten zu dem, was es enthält' } }),
    files: attachment({ label: { en: 'Files', de: 'Dateien' } }),
  },
  may: { read: is('person'), create: signedIn, change: is('person'), comment: is('person'), remove: is('person') },
  rights: [{ fields: ['person'], change: nobody }],
  indexes: [['person', 'createdAt']],
  views: {
    title: 'name',
    place: 'elsewhere',
    list: ['name', 'quantity', 'requester', 'createdAt'],
    sort: 'createdAt',
    sections: [{ label: { en: 'Line', de: 'Zeile' }, fields: ['item', 'quantity', 'requester'] }],
    create: ['item', 'quantity', 'requester'],
  },
})

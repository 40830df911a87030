import { defineRecord, is, nobody, number, reference, signedIn, text } from '../../kernel/define/index.ts'

/** An item that somebody wants at hand. Nobody else sees it. */
export const favourite = defineRecord({
  name: 'favourite',
  label: { one: { en: 'Favourite', de: 'Merkzettel-Eintrag' }, many: { en: 'Favourites', de: 'Merkzettel' } },
  help: { en: 'Catalogue items that a person wants at hand. Private.', de: 'Katalogeinträge, die jemand zur Hand haben möchte. Privat.' },
  fields: {
    person: reference('person', { label: { en: 'Person', de: 'Person' } }),
    item: reference('catalogueItem', { label: { en: 'Item', de: 'Eintrag' }, required: true }),
    position: number({ label: { en: 'Position', de: 'Stelle' }, whole: true, min: 0, most: 10_000, default: 100 }),
    name: text({ label: { en: 'Name', de: 'Name' }, computed: true, max: 120 }),
  },
  unique: [['person', 'item']],
  may: { read: is('person'), create: signedIn, change: is('person'), remove: is('person') },
  rights: [{ fields: ['person'], change: nobody }],
  views: {
    title: 'name',
    place: 'elsewhere',
    list: ['name', 'position', 'createdAt'],
    sort: 'position',
    sections: [{ label: { en: 'Favourite', de: 'Merkzettel' }, fields: ['item', 'createdAt'] }],
    create: ['item'],
  },
})

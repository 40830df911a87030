import { any, boolean, defineRecord, equals, number, reference, signedIn, text } from '../../kernel/define/index.ts'
import { administrators, leads } from '../shared/roles.ts'

/** A shelf of the catalogue. */
export const catalogueCategory = defineRecord({
  name: 'catalogueCategory',
  plural: 'catalogue-categories',
  administrative: true,
  label: { one: { en: 'Catalogue category', de: 'Katalogkategorie' }, many: { en: 'Catalogue categories', de: 'Katalogkategorien' } },
  help: { en: 'Groups what can be ordered, as people look for it.', de: 'Ordnet, was sich bestellen lässt, so wie Menschen danach suchen.' },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120, search: 'A' }),
    nameDe: text({
      label: { en: 'German name', de: 'Deutscher Name' },
      help: { en: 'The name in English is shown where this is empty.', de: 'Ist er leer, steht dort der englische.' },
      max: 120,
      search: 'A',
    }),
    description: text({ label: { en: 'Description', de: 'Beschreibung' }, max: 300, search: 'B' }),
    descriptionDe: text({ label: { en: 'German description', de: 'Deutsche Beschreibung' }, max: 300, search: 'B' }),
    parent: reference('catalogueCategory', { label: { en: 'Within', de: 'Innerhalb von' } }),
    order: number({
      label: { en: 'Order', de: 'Reihenfolge' },
      help: { en: 'The lowest comes first.', de: 'Die kleinste steht zuerst.' },
      required: true,
      whole: true,
      min: 0,
      most: 100_000,
      default: 100,
    }),
    active: boolean({ label: { en: 'Shown', de: 'Sichtbar' }, required: true, default: true }),
  },
  may: { read: signedIn, create: any(administrators, leads), change: any(administrators, leads), remove: administrators },
  views: {
    title: 'name',
    place: 'offers',
    list: ['name', 'nameDe', 'parent', 'order', 'active', 'updatedAt'],
    sort: 'order',
    sections: [{ label: { en: 'Category', de: 'Kategorie' }, fields: ['name', 'nameDe', 'description', 'descriptionDe', 'parent', 'order', 'active'] }],
    create: ['name', 'nameDe', 'description', 'parent', 'order'],
    lists: { active: { label: { en: 'Shown', de: 'Sichtbar' }, filter: equals('active', true) } },
    related: [{ record: 'catalogueItem', by: 'inCategory', label: { en: 'Items', de: 'Einträge' } }],
  },
})

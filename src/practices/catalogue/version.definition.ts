import { any, defineRecord, document, is, nobody, number, reference, text } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'

/** An item as it was published once. It never changes: orders stand on it for as long as they are kept. */
export const catalogueItemVersion = defineRecord({
  name: 'catalogueItemVersion',
  administrative: true,
  label: {
    one: { en: 'Version of a catalogue item', de: 'Version eines Katalogeintrags' },
    many: { en: 'Versions of catalogue items', de: 'Versionen von Katalogeinträgen' },
  },
  help: {
    en: 'What an item said and asked when it was published. An order keeps the version that it was made with.',
    de: 'Was ein Eintrag sagte und fragte, als er veröffentlicht wurde. Eine Bestellung behält die Version, mit der sie entstand.',
  },
  fields: {
    item: reference('catalogueItem', { label: { en: 'Item', de: 'Eintrag' }, required: true }),
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120 }),
    versionNumber: number({ label: { en: 'Version', de: 'Version' }, required: true, whole: true, min: 1 }),
    offer: document({ label: { en: 'What it offered', de: 'Was er anbot' } }),
    remark: text({
      label: { en: 'What is new', de: 'Was neu ist' },
      help: { en: 'For whoever compares versions later.', de: 'Für alle, die später Versionen vergleichen.' },
      max: 500,
    }),
  },
  unique: [['item', 'versionNumber']],
  may: { read: any(agents, administrators, is('item.owner')), create: nobody, change: nobody },
  views: {
    title: 'name',
    place: 'elsewhere',
    list: ['item', 'versionNumber', 'remark', 'createdBy', 'createdAt'],
    sort: '-createdAt',
    sections: [{ label: { en: 'Version', de: 'Version' }, fields: ['item', 'name', 'versionNumber', 'remark', 'createdBy', 'createdAt'] }],
    create: [],
  },
})

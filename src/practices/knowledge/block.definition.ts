import { defineRecord, longText, text } from '../../kernel/define/index.ts'
import { administrators } from '../shared/roles.ts'
import { authors } from './readers.ts'

/** A piece of text that several articles show, and that is changed in one place. */
export const articleBlock = defineRecord({
  name: 'articleBlock',
  label: { one: { en: 'Block', de: 'Baustein' }, many: { en: 'Blocks', de: 'Bausteine' } },
  help: {
    en: 'A piece of text that several articles show, and that is changed in one place.',
    de: 'Ein Textstück, das mehrere Artikel zeigen und das an einer Stelle geändert wird.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120, search: 'A' }),
    key: text({
      label: { en: 'Key', de: 'Schlüssel' },
      help: {
        en: 'How articles name it: {{block: key}}. Letters, digits and hyphens.',
        de: 'So nennen ihn Artikel: {{block: schluessel}}. Buchstaben, Ziffern und Bindestriche.',
      },
      required: true,
      unique: true,
      max: 60,
    }),
    body: longText({ label: { en: 'Text', de: 'Text' }, required: true, max: 20_000, search: 'C' }),
  },
  may: { read: authors, create: authors, change: authors, remove: administrators },
  views: {
    title: 'name',
    place: 'offers',
    list: ['name', 'key', 'updatedAt'],
    sort: 'name',
    sections: [{ label: { en: 'Block', de: 'Baustein' }, fields: ['name', 'key', 'body'] }],
    create: ['name', 'key', 'body'],
  },
})

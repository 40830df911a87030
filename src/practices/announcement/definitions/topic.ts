import { any, choice, defineRecord, longText, number, reference, text } from '../../../kernel/define/index.ts'
import { openToFields, openToRule } from '../../../people/index.ts'
import { administrators, leads } from '../../shared/roles.ts'

const manage = any(administrators, leads)

/** What a topic's picture may be; the portal draws each. */
export const topicIcons = {
  help: { en: 'Help', de: 'Hilfe' },
  laptop: { en: 'Computer', de: 'Computer' },
  phone: { en: 'Phone', de: 'Telefon' },
  key: { en: 'Access', de: 'Zugang' },
  mail: { en: 'Mail', de: 'Mail' },
  network: { en: 'Network', de: 'Netz' },
  printer: { en: 'Printing', de: 'Drucken' },
  software: { en: 'Software', de: 'Software' },
  building: { en: 'Building', de: 'Gebäude' },
  people: { en: 'People', de: 'Menschen' },
  travel: { en: 'Travel', de: 'Reise' },
  money: { en: 'Money', de: 'Geld' },
} as const

/** A shelf of the portal: articles and what can be ordered stand on it. */
export const topic = defineRecord({
  name: 'topic',
  administrative: true,
  label: { one: { en: 'Topic', de: 'Thema' }, many: { en: 'Topics', de: 'Themen' } },
  help: {
    en: 'A page of the portal. Articles and catalogue items name the topic under which they are found.',
    de: 'Eine Seite des Portals. Artikel und Katalogangebote nennen das Thema, unter dem man sie findet.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 80, search: 'A' }),
    text: longText({
      label: { en: 'Introduction', de: 'Einleitung' },
      help: { en: 'One or two sentences at the top of its page.', de: 'Ein, zwei Sätze oben auf seiner Seite.' },
      max: 4000,
      search: 'B',
    }),
    icon: choice(topicIcons, { label: { en: 'Picture', de: 'Bild' }, required: true, default: 'help' }),
    parent: reference('topic', { label: { en: 'Part of', de: 'Teil von' }, index: true }),
    ...openToFields,
    order: number({
      label: { en: 'Place', de: 'Platz' },
      help: { en: 'The lowest number comes first.', de: 'Die kleinste Zahl steht vorn.' },
      required: true,
      whole: true,
      min: 0,
      most: 9999,
      default: 100,
    }),
  },
  may: { read: openToRule, create: manage, change: manage, remove: manage },
  unique: [['parent', 'name']],
  views: {
    title: 'name',
    place: 'offers',
    list: ['name', 'parent', 'openTo', 'order', 'icon'],
    sort: 'order',
    sections: [
      { label: { en: 'Topic', de: 'Thema' }, fields: ['name', 'text', 'icon', 'parent', 'order'] },
      { label: { en: 'Open to', de: 'Offen für' }, fields: ['openTo', 'audience'] },
    ],
    create: ['name', 'text', 'icon', 'parent', 'openTo', 'audience', 'order'],
    related: [
      { record: 'topic', by: 'parent', label: { en: 'Parts', de: 'Teile' } },
      { record: 'article', by: 'topic', label: { en: 'Articles', de: 'Artikel' } },
      { record: 'catalogueItem', by: 'topic', label: { en: 'Catalogue items', de: 'Katalogeinträge' } },
    ],
  },
})

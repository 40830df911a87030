import { boolean, dateTime, defineRecord, longText, nobody, number, reference, text } from '../../kernel/define/index.ts'
import { longest } from './fields.ts'
import { insidersOfArticle } from './readers.ts'

/** What an article said, as it was published. Written once, never changed. */
export const articleVersion = defineRecord({
  name: 'articleVersion',
  label: { one: { en: 'Version', de: 'Fassung' }, many: { en: 'Article versions', de: 'Artikelfassungen' } },
  help: { en: 'What an article said, as it was published.', de: 'Was ein Artikel sagte, als er veröffentlicht wurde.' },
  fields: {
    name: text({ label: { en: 'Version', de: 'Fassung' }, required: true, max: 300 }),
    article: reference('article', { label: { en: 'Article', de: 'Artikel' }, required: true }),
    edition: number({ label: { en: 'Number', de: 'Nummer' }, required: true }),
    title: text({ label: { en: 'Title', de: 'Titel' }, required: true }),
    body: longText({ label: { en: 'Text', de: 'Text' }, required: true, max: longest }),
    note: text({ label: { en: 'What has changed', de: 'Was sich geändert hat' }, max: 400 }),
    current: boolean({ label: { en: 'Readers see it', de: 'Für Lesende sichtbar' }, computed: true, required: true, default: true }),
    publishedAt: dateTime({ label: { en: 'Published', de: 'Veröffentlicht' }, required: true }),
    publishedBy: reference('person', { label: { en: 'Published by', de: 'Veröffentlicht von' } }),
  },
  unique: [['article', 'edition']],
  may: { read: insidersOfArticle, create: nobody, change: nobody },
  indexes: [['article', '-publishedAt']],
  views: {
    title: 'name',
    place: 'elsewhere',
    list: ['name', 'edition', 'publishedAt', 'publishedBy', 'note'],
    sort: '-publishedAt',
    sections: [{ label: { en: 'Version', de: 'Fassung' }, fields: ['article', 'edition', 'title', 'body', 'note', 'publishedAt', 'publishedBy'] }],
    create: [],
  },
})

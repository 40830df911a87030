import { all, any, boolean, defineRecord, is, longText, nobody, reference } from '../../kernel/define/index.ts'
import { administrators } from '../shared/roles.ts'
import { insidersOfArticle, readersOfArticle } from './readers.ts'

/** Whether an article helped somebody, and what they say of it. */
export const articleFeedback = defineRecord({
  name: 'articleFeedback',
  plural: 'article-feedback',
  label: { one: { en: 'Feedback', de: 'Rückmeldung' }, many: { en: 'Feedback', de: 'Rückmeldungen' } },
  help: { en: 'Whether an article helped somebody, and what they say of it.', de: 'Ob ein Artikel jemandem geholfen hat und was dazu gesagt wird.' },
  fields: {
    article: reference('article', { label: { en: 'Article', de: 'Artikel' }, required: true }),
    person: reference('person', { label: { en: 'Person', de: 'Person' } }),
    helpful: boolean({ label: { en: 'Helped', de: 'Hat geholfen' }, required: true }),
    words: longText({ label: { en: 'Words', de: 'Worte' }, max: 4000 }),
  },
  unique: [['article', 'person']],
  may: {
    read: any(insidersOfArticle, all(is('person'), readersOfArticle)),
    create: readersOfArticle,
    change: all(is('person'), readersOfArticle),
    remove: administrators,
  },
  // Everybody speaks for themselves.
  rights: [{ fields: ['person'], change: nobody }],
  indexes: [['article', '-updatedAt']],
  views: {
    title: 'article',
    place: 'elsewhere',
    list: ['article', 'helpful', 'words', 'person', 'updatedAt'],
    sort: '-updatedAt',
    sections: [{ label: { en: 'Feedback', de: 'Rückmeldung' }, fields: ['article', 'helpful', 'words', 'person'] }],
    create: ['article', 'helpful', 'words'],
  },
})

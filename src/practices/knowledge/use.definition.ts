import { boolean, defineRecord, reference } from '../../kernel/define/index.ts'
import { agents } from '../shared/roles.ts'

/** That an article was used on a piece of work. */
export const articleUse = defineRecord({
  name: 'articleUse',
  label: { one: { en: 'Use of an article', de: 'Nutzung eines Artikels' }, many: { en: 'Uses of articles', de: 'Nutzungen von Artikeln' } },
  help: { en: 'That an article was used on a piece of work.', de: 'Dass ein Artikel für einen Vorgang genutzt wurde.' },
  fields: {
    article: reference('article', { label: { en: 'Article', de: 'Artikel' }, required: true }),
    incident: reference('incident', { label: { en: 'Incident', de: 'Störung' } }),
    problem: reference('problem', { label: { en: 'Problem', de: 'Problem' } }),
    solved: boolean({ label: { en: 'Solved it', de: 'Hat es gelöst' }, required: true, default: true }),
  },
  unique: [
    ['article', 'incident'],
    ['article', 'problem'],
  ],
  may: { read: agents, create: agents, change: agents, remove: agents },
  indexes: [
    ['incident', '-createdAt'],
    ['problem', '-createdAt'],
    ['article', '-createdAt'],
  ],
  views: {
    title: 'article',
    place: 'elsewhere',
    list: ['article', 'incident', 'problem', 'solved', 'createdBy', 'createdAt'],
    sort: '-createdAt',
    sections: [{ label: { en: 'Use', de: 'Nutzung' }, fields: ['article', 'incident', 'problem', 'solved'] }],
    create: ['article', 'incident', 'problem', 'solved'],
  },
})

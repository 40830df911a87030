import type { RouteDoc } from '../../kernel/api/index.server.ts'

const string = { type: 'string' }
const number = { type: 'integer' }
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: object) => ({ type: 'array', items })
const object = (properties: Record<string, unknown>) => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false })
const pieces = list(object({ text: string, hit: { type: 'boolean' } }))
const line = object({ id: string, number: string, title: orNull(string), publishedAt: orNull(string), reviewAt: orNull(string) })
const tag = 'Knowledge'

/** For the description of the API. */
export const docs: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/article-suggestions',
    tag,
    summary: 'The published articles that answer a question in everyday words, best first; only those that the caller may read',
    query: {
      text: { schema: string, description: 'What somebody types: a question, a title, a description. The first 500 characters count.' },
      limit: { schema: { type: 'integer', minimum: 1, maximum: 20 }, description: 'At most so many; 5 unless told.' },
      language: { schema: string, description: 'Only articles in this language, such as de.' },
    },
    responses: {
      200: object({
        items: list(
          object({
            id: string,
            number: string,
            title: string,
            kind: string,
            language: string,
            openTo: string,
            heading: pieces,
            excerpt: pieces,
            covers: { type: 'number' },
          }),
        ),
      }),
    },
  },
  {
    method: 'post',
    path: '/article-searches',
    tag,
    summary: 'Keeps that something was searched for, so that authors see what is missing; who asked is forgotten within a day',
    body: object({ text: string }),
    responses: { 201: object({ id: string, answered: { type: 'boolean' } }) },
  },
  {
    method: 'post',
    path: '/articles/{id}/openings',
    tag,
    summary: 'Keeps that an article was opened, and from which search; who opened it is forgotten when a day is over',
    body: { type: 'object', properties: { place: { enum: ['portal', 'desk'] }, search: string }, required: ['place'], additionalProperties: false },
    responses: { 204: null },
  },
  {
    method: 'get',
    path: '/articles/{id}/standing',
    tag,
    summary: 'What the caller said of an article, its translations, and for those who write how it does with its readers',
    responses: {
      200: object({
        mine: orNull(object({ id: string, helpful: { type: 'boolean' }, words: orNull(string) })),
        translations: list(object({ id: string, number: string, title: orNull(string), language: string })),
        figures: orNull(object({ helpful: number, unhelpful: number, openedInMonth: number })),
      }),
    },
  },
  {
    method: 'get',
    path: '/knowledge-gaps',
    tag,
    summary:
      'Searches without an answer, articles that nobody opens, what is due for review, and how many visits ended without a report; for authors and leads',
    query: { days: { schema: { type: 'integer', minimum: 1, maximum: 180 }, description: 'So many days back; 30 unless told.' } },
    responses: {
      200: object({
        days: number,
        searches: list(object({ text: string, times: number, passedOver: number, last: string })),
        unopened: list(line),
        due: list(line),
        stale: list(line),
        deflection: object({ visits: number, reported: number, deflected: number, pending: number }),
      }),
    },
  },
]

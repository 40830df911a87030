import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import { all, any, equals, type Rule } from '../../kernel/define/index.ts'
import { invalid, malformed, missing } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { decided } from '../../kernel/records/internal.server.ts'
import { ask } from '../../kernel/search/index.server.ts'
import { article } from './definition.ts'
import { answersFrom, keepOpening, keepSearch } from './facts.server.ts'
import { gapsSince } from './gaps.server.ts'
import { gapReaders } from './readers.ts'
import { standingOf } from './standing.server.ts'

/** What no record type derives: articles suggested, what was looked for and opened, and what is missing. */
export const routesOf = (ground: Ground) => (app: FastifyInstance) => {
  const { store, records, database } = ground
  const type = store.model.type(article.name)

  app.get('/article-suggestions', async ({ actor, query }) => {
    const { text, limit, language } = only(query, ['text', 'limit', 'language'])
    const most = limit === undefined ? 5 : Number(limit)
    if (!Number.isInteger(most) || most < 1 || most > 20) throw malformed("'limit' is a whole number from 1 to 20.", 'bad_limit')
    return { items: await suggested(ground, actor, textOf(text), most, language) }
  })

  app.post('/article-searches', async ({ actor, body }, reply) => {
    const text = textOf(only(body, ['text']).text)
      .trim()
      .slice(0, 200)
    if (text === '') throw invalid('text', 'Say what was searched for.')
    const [best] = await ask(store, actor, { text, type, filter: shown, limit: 1 })
    const covers = best?.covers ?? 0
    const id = await keepSearch(database.for(actor.tenant), { tenant: actor.tenant, person: actor.person, at: store.now(), text, found: best ? 1 : 0, covers })
    return reply.code(201).send({ id, answered: covers >= answersFrom })
  })

  app.post('/articles/:id/openings', async ({ actor, params, body }, reply) => {
    const { id } = await records.get(actor, article, (params as { id: string }).id)
    const { place, search } = only(body ?? {}, ['place', 'search'])
    if (place !== 'portal' && place !== 'desk') throw invalid('place', "Say where it was opened: 'portal' or 'desk'.")
    if (search !== undefined && (typeof search !== 'string' || !isId(search))) throw invalid('search', 'Give the id of the search.')
    await keepOpening(database.for(actor.tenant), { tenant: actor.tenant, person: actor.person, at: store.now(), article: id, place, search })
    return reply.code(204).send()
  })

  app.get('/articles/:id/standing', async ({ actor, params }) => standingOf(ground, actor, (params as { id: string }).id))

  app.get('/knowledge-gaps', async ({ actor, query }) => {
    if (decided(actor, gapReaders) !== true) throw missing()
    const { days = '30' } = only(query, ['days'])
    const back = Number(days)
    if (!Number.isInteger(back) || back < 1 || back > 180) throw malformed("'days' is a whole number from 1 to 180.", 'bad_parameter')
    return gapsSince(ground, actor, back)
  })
}

/** Published: agents read drafts too, and these are no answers. */
export const shown: Rule = equals('live', true)

async function suggested({ store, records }: Ground, actor: Actor, text: string, limit: number, language: unknown) {
  const type = store.model.type(article.name)
  if (text.trim() === '') return []
  if (language !== undefined && (typeof language !== 'string' || !Object.hasOwn(type.fields.language?.options.words ?? {}, language)))
    throw malformed("'language' is the code of a language.", 'bad_parameter')
  const filter: Rule = language === undefined ? shown : all(shown, any(equals('language', language)))
  const answers = await ask(store, actor, { text: text.slice(0, 500), type, filter, limit })
  if (answers.length === 0) return []
  const { items } = await records.find(actor, article, { filter: { field: 'id', is: 'in', value: answers.map(a => a.id) }, limit })
  const rows = new Map(items.map(row => [row.id, row]))
  return answers.flatMap(({ id, title, heading, excerpt, covers }) => {
    const row = rows.get(id)
    return row ? [{ id, number: row.number, title, kind: row.kind, language: row.language, openTo: row.openTo, heading, excerpt, covers }] : []
  })
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

function only(given: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw malformed('The body is a JSON object.', 'bad_body')
  const unknown = Object.keys(given).find(name => !known.includes(name))
  if (unknown !== undefined) throw malformed(`There is no '${unknown.slice(0, 80)}' here. Known are: ${known.join(', ')}.`, 'unknown_parameter')
  return given as Readonly<Record<string, unknown>>
}

import sql, { empty as none, join, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import { atMost } from '../database/index.ts'
import type { Category, RecordType, Rule } from '../define/index.ts'
import { fieldType } from '../fields/index.ts'
import { allowsNotes, columnOf, condition, fieldReadable, followed, plainUnit, readable, shownSql, type Store, type Unit } from '../records/internal.server.ts'
import { searched } from '../schema/index.ts'
import { type Layer, layersOf } from './layers.server.ts'
import { ownRecords } from './own.server.ts'
import { corrected } from './spelling.server.ts'
import { excerpt, type Piece, plain, tsquery, type Wanted, wordsOf } from './words.ts'

export interface Question {
  readonly text: string
  /** Only these types; all that the actor may read if left out. */
  readonly types?: readonly RecordType[]
  /** Narrows further: the one type, or each by a rule of its own. */
  readonly filter?: Rule | ((type: RecordType) => Rule | undefined)
  readonly limit?: number
  /** Only as the words are written: for whoever asks in several ways at once, and mends them last. */
  readonly exact?: true
  /** Any of the words is enough; what has more of them comes first. */
  readonly any?: true
}

export interface Hit {
  readonly type: string
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly state: string | null
  readonly category: Category | null
  readonly updatedAt: string
  /** Title and text around the words, cut into hits and the rest. */
  readonly heading: readonly Piece[]
  readonly excerpt: readonly Piece[]
  /** Found although a word was written differently. */
  readonly similar: boolean
}

/** Matches looked at per type. */
const candidates = 300
/**
 * Looked through first, word by word, without the index: where these hold enough, the words are common ones, and asking
 * the index for all of their matches would cost 50 to 130 ms at a million records, to find older ones. Each thousand costs 2 ms.
 */
const latest = 3000
/** Hits that are enough: nobody reads further, and a second word narrows more than a longer list helps. */
const enough = 20
/** With fewer hits than this, words that are written nearly the same count too. */
const few = 5

interface Found {
  readonly type: string
  readonly id: string
  readonly rank: number
}

/** Searches all records the actor may read. Hits come best first, by field weight and unfinished ones before done; behind them what is written nearly so. */
export async function search(store: Store, actor: Actor, question: Question): Promise<readonly Hit[]> {
  const words = wordsOf(question.text)
  if (words.length === 0) return []
  const unit = plainUnit(store, actor.tenant)
  const limit = Math.min(question.limit ?? 20, 50)
  const types = (question.types ?? store.model.types).filter(type => searched(type).length > 0)
  const { filter } = question
  const narrowed = (type: RecordType) => (typeof filter === 'function' ? filter(type) : filter)
  // First: what may not be asked is refused before anything is looked at.
  const allowed = new Map(types.map(type => [type, condition(unit, actor, type, narrowed(type))]))
  const own = await ownRecords(unit, actor, types, narrowed)
  const asked = types.map(type => ({
    type,
    layers: layersOf(unit, actor, type),
    allowed: allowed.get(type) ?? none,
    own: own.get(type),
    any: question.any === true,
  }))
  const asWritten = words.map(word => [word])
  const likely = await likeliest(unit, actor, asked, asWritten)
  // What a word may have been meant to be takes as long to find as the word itself: both are asked for at once.
  const [exact, spellings] = await Promise.all([
    enoughOrAll(unit, actor, asked, asWritten, likely),
    likely.length >= few || question.exact ? undefined : corrected(unit, actor, types, words, own),
  ])
  const near = spellings && exact.length < few ? await enoughOrAll(unit, actor, asked, spellings, await likeliest(unit, actor, asked, spellings)) : []
  const known = new Set(exact.map(f => f.id))
  const similar = near.filter(f => !known.has(f.id))
  const best = [...bestFirst(exact), ...bestFirst(similar)].slice(0, limit)
  return describe(unit, actor, best, near.length > 0 ? (spellings ?? []).flat() : words, new Set(similar.map(f => f.id)))
}

const bestFirst = (found: readonly Found[]): Found[] => found.toSorted((a, b) => b.rank - a.rank)

/**
 * Among the latest; if these are not enough, everywhere with all words but the last as they are, for these are typed to their
 * end: the index finds two whole words in 10 ms of a million records, two beginnings in 35.
 */
async function likeliest(unit: Unit, actor: Actor, asked: readonly Asked[], words: Wanted['words']): Promise<readonly Found[]> {
  const recent = onceEach(
    await ranked(
      unit,
      asked.flatMap(a => inFields(a, { words, beginnings: 'all' }, a.own ? ownOf(a.type, a.own) : latestOf(a.type))),
    ),
  )
  return recent.length >= enough || words.length === 1 || asked[0]?.any ? recent : amongAll(unit, actor, asked, { words, beginnings: 'last' }, recent)
}

const enoughOrAll = async (unit: Unit, actor: Actor, asked: readonly Asked[], words: Wanted['words'], likely: readonly Found[]): Promise<readonly Found[]> =>
  likely.length >= enough ? likely : amongAll(unit, actor, asked, { words, beginnings: 'all' }, likely)

/** With those that are known already. */
async function amongAll(unit: Unit, actor: Actor, asked: readonly Asked[], wanted: Wanted, known: readonly Found[]): Promise<readonly Found[]> {
  const found = await ranked(
    unit,
    asked.flatMap(a => [...(a.own ? [] : inFields(a, wanted, tableOf(a.type))), ...inComments(unit, actor, a, wanted)]),
  )
  return onceEach([...known, ...found])
}

/** By its best rank. */
function onceEach(found: readonly Found[]): Found[] {
  const best = new Map<string, Found>()
  for (const f of found) if ((best.get(f.id)?.rank ?? -1) < f.rank) best.set(f.id, f)
  return [...best.values()]
}

const ranked = async (unit: Unit, branches: readonly Sql[]): Promise<Found[]> =>
  branches.length === 0 ? [] : unit.db.query<Found>(join(branches, ' union all '))

const tableOf = (type: RecordType): Sql => raw(`"${type.table}"`)

const latestOf = (type: RecordType): Sql => sql`(select * from ${tableOf(type)} order by updated_at desc ${atMost(latest)})`

/** Read whole before the words are looked for in it: the index of words would be read for all that others have. */
const ownOf = (type: RecordType, ids: Sql): Sql => sql`(select * from ${tableOf(type)} where id in (${ids}) offset 0)`

/** A type of record that is searched, for somebody. */
interface Asked {
  readonly type: RecordType
  readonly layers: readonly Layer[]
  readonly allowed: Sql
  /** The ids of what they may read, where that is little. */
  readonly own: Sql | undefined
  readonly any: boolean
}

/**
 * Records with the words in fields that the actor may read. Their match is a step of its own, read only as far as the limit:
 * behind a limit the planner would rather read the table until it has enough, and find a rare word at its end (900 ms).
 */
function inFields({ type, layers, allowed, any }: Asked, wanted: Wanted, source: Sql): Sql[] {
  return layers.map(layer => {
    // In a select of its own it is read once; elsewhere PostgreSQL would read the words anew for each row (45 ms for three thousand).
    const query = sql`(select to_tsquery('public.plain', ${tsquery(wanted, layer.weights, any)}))`
    return sql`(with alike as materialized (select t.id, ${rankSql(type, query, wanted, layer)} as rank from ${source} t
        where t.search @@ ${query}${allowed}${layer.where})
      select ${raw(`'${type.name}'::text`)} as type, id, rank from alike${any ? sql` order by rank desc` : none} ${atMost(candidates)})`
  })
}

/**
 * Records with the words in a comment that the actor may read. Whoever may not read all records has them narrowed before
 * they are cut off, or others' would crowd out their own; for all others that would only be one more join.
 */
function inComments(unit: Unit, actor: Actor, { type, allowed, own, any }: Asked, wanted: Wanted): Sql[] {
  if (type.definition.may.comment === undefined || (own && wanted.beginnings === 'last')) return []
  const notes = allowsNotes(actor, type) ? none : sql` and h.visibility = 'public'`
  const follows = followed(unit, actor, type)
  const narrowed = allowed === none && follows === none ? none : sql` join ${tableOf(type)} t on t.id = h.record_id`
  return [
    sql`(select ${raw(`'${type.name}'::text`)} as type, t.id, 0.05::float4 as rank
      from (select distinct h.record_id from history h${narrowed} where h.act = 'comment' and app.words(h.body) @@ to_tsquery('public.plain', ${tsquery(wanted, '', any)})
        and h.record_type = ${type.name}${own ? sql` and h.record_id in (${own})` : none}${notes}${allowed}${follows} ${atMost(candidates)}) c join ${tableOf(type)} t on t.id = c.record_id)`,
  ]
}

function rankSql(type: RecordType, query: Sql, { words: [first] }: Wanted, { weights, partial }: Layer): Sql {
  const number = type.definition.numbered ? sql` + case when lower(t.number) = ${plain(first?.[0] ?? '')} then 10 else 0 end` : none
  const open = type.definition.states ? sql` * case t.category when 'done' then 0.8 else 1 end` : none
  // A rank counts all words, also of weights that the query does not ask for.
  const words = partial ? sql`ts_filter(t.search, ${`{${[...weights.toLowerCase()].join()}}`}::"char"[])` : sql`t.search`
  return sql`(ts_rank('{0.1, 0.2, 0.4, 1}', ${words}, ${query})${open}${number})::float4`
}

/** Reads what is shown of the best, in one query per type among them. */
async function describe(unit: Unit, actor: Actor, best: readonly Found[], words: readonly string[], near: ReadonlySet<string>): Promise<Hit[]> {
  const byType = Map.groupBy(best, f => f.type)
  const shown = await Promise.all(
    [...byType].map(([name, found]) =>
      readShown(
        unit,
        actor,
        unit.store.model.type(name),
        found.map(f => f.id),
      ),
    ),
  )
  const byId = new Map(shown.flat().map(s => [s.id, s]))
  return best.flatMap(f => {
    const s = byId.get(f.id)
    return s
      ? [
          {
            type: f.type,
            id: s.id,
            number: s.number,
            title: s.title,
            state: s.state,
            category: s.category,
            updatedAt: s.updatedAt,
            heading: excerpt(s.title, words, 200),
            excerpt: s.body === null ? [] : excerpt(s.body, words),
            similar: near.has(f.id),
          },
        ]
      : []
  })
}

interface Shown {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly state: string | null
  readonly category: Category | null
  readonly updatedAt: string
  readonly body: string | null
}

function readShown(unit: Unit, actor: Actor, type: RecordType, ids: readonly string[]): Promise<Shown[]> {
  const { numbered, states, views } = type.definition
  const texts = searched(type).flatMap(([name, f]) => {
    const text = name === views.title || name === 'number' ? undefined : fieldType(f.kind).searchText?.(columnOf(name))
    return text === undefined || fieldReadable(actor, type, name) === false ? [] : [shownSql(unit, actor, type, name, `nullif(${text}, '')`)]
  })
  const body = texts.length === 0 ? sql`null` : sql`left(concat_ws(' · ', ${join(texts, ', ')}), 20000)`
  const columns = join(
    [
      raw('t.id'),
      raw(`${numbered ? 't.number' : 'null::text'} as number`),
      sql`coalesce((${shownSql(unit, actor, type, views.title)})::text, '') as title`,
      raw(`${states ? 't.state' : 'null::text'} as state`),
      raw(`${states ? 't.category' : 'null::text'} as category`),
      raw('t.updated_at as "updatedAt"'),
      sql`${body} as body`,
    ],
    ', ',
  )
  return unit.db.query<Shown>(sql`select ${columns} from ${tableOf(type)} t where t.id = any(${ids}::uuid[])${readable(unit, actor, type)}`)
}

import sql, { empty as none, join, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { Category, RecordType, Rule } from '../define/index.ts'
import { fieldType } from '../fields/index.ts'
import { allowsNotes, columnOf, condition, fieldReadable, plainUnit, readable, type Store, type Unit } from '../records/internal.server.ts'
import { searched } from '../schema/index.ts'
import { corrected } from './spelling.server.ts'
import { excerpt, type Piece, plain, type Spellings, tsquery, wordsOf } from './words.ts'

export interface Question {
  readonly text: string
  /** Only these types; all that the actor may read if left out. */
  readonly types?: readonly RecordType[]
  /** Narrows further; only with one type. */
  readonly filter?: Rule
  readonly limit?: number
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

/** Matches looked at per type. A word in every twentieth of a million records would else cost 100 ms. */
const candidates = 300
/** Where there are more matches than that, the best are looked for among the latest records. */
const latest = 1000
/** With fewer hits than this, words that are written nearly the same count too. */
const few = 5

interface Found {
  readonly type: string
  readonly id: string
  readonly rank: number
  readonly n: number
}

/** Searches all records the actor may read. Hits come best first, by field weight and unfinished ones before done; behind them what is written nearly so. */
export async function search(store: Store, actor: Actor, question: Question): Promise<readonly Hit[]> {
  const words = wordsOf(question.text)
  if (words.length === 0) return []
  const unit = plainUnit(store, actor.tenant)
  const limit = Math.min(question.limit ?? 20, 50)
  const types = (question.types ?? store.model.types).filter(type => searched(type).length > 0)
  const exact = await matches(
    unit,
    actor,
    types,
    question,
    words.map(word => [word]),
  )
  const spellings = exact.length < few ? await corrected(unit, actor, types, words) : undefined
  const near = spellings ? await matches(unit, actor, types, question, spellings) : []
  const known = new Set(exact.map(f => f.id))
  const similar = near.filter(f => !known.has(f.id))
  const best = [...bestFirst(exact), ...bestFirst(similar)].slice(0, limit)
  return describe(unit, actor, best, spellings?.flat() ?? words, new Set(similar.map(f => f.id)))
}

const bestFirst = (found: readonly Found[]): Found[] => found.toSorted((a, b) => b.rank - a.rank)

async function matches(unit: Unit, actor: Actor, types: readonly RecordType[], question: Question, words: readonly Spellings[]): Promise<Found[]> {
  const found = await ranked(
    unit,
    types.flatMap(type => branch(unit, actor, type, question, words, tableOf(type))),
  )
  const full = types.filter(type => found.filter(f => f.type === type.name).length >= candidates)
  if (full.length === 0) return found
  const recent = await ranked(
    unit,
    full.flatMap(type => branch(unit, actor, type, question, words, latestOf(type))),
  )
  const seen = new Set(recent.map(f => f.id))
  return [...recent, ...found.filter(f => !seen.has(f.id))]
}

const ranked = async (unit: Unit, branches: readonly Sql[]): Promise<Found[]> =>
  branches.length === 0 ? [] : unit.db.query<Found>(join(branches, ' union all '))

const tableOf = (type: RecordType): Sql => raw(`"${type.table}"`)

/** The limit inside keeps PostgreSQL from fetching all matches first, which is what costs with a common word. */
const latestOf = (type: RecordType): Sql => sql`(select * from ${tableOf(type)} order by updated_at desc limit ${latest}::integer)`

/** Candidates of one type: records with the words in fields the actor may read, or in comments the actor may read. */
function branch(unit: Unit, actor: Actor, type: RecordType, question: Question, words: readonly Spellings[], source: Sql): Sql[] {
  const weights = readableWeights(actor, type)
  const inFields = tsquery(words, weights)
  const inComments = tsquery(words, '')
  const allowed = condition(unit, actor, type, question.filter)
  const notes = allowsNotes(actor, type) ? none : sql` and h.visibility = 'public'`
  const fields =
    weights === ''
      ? []
      : [
          sql`(select ${raw(`'${type.name}'::text`)} as type, t.id, ${rankSql(type, inFields, words)} as rank, 1 as n
    from ${source} t where t.search @@ to_tsquery('public.plain', ${inFields})${allowed} limit ${candidates}::integer)`,
        ]
  const comments =
    type.definition.may.comment === undefined
      ? []
      : [
          sql`(select ${raw(`'${type.name}'::text`)} as type, t.id, 0.05::float4 as rank, 1 as n
    from (select distinct h.record_id from history h where h.act = 'comment' and app.words(h.body) @@ to_tsquery('public.plain', ${inComments})
      and h.record_type = ${type.name}${notes} limit ${candidates}::integer) c join ${tableOf(type)} t on t.id = c.record_id where true${allowed})`,
        ]
  const all = [...fields, ...comments]
  return all.length === 0 ? [] : [sql`(select type, id, max(rank) as rank, 1 as n from (${join(all, ' union all ')}) x group by type, id)`]
}

/** Weights all of whose fields the actor may read: a hidden field must not be found by its words. */
function readableWeights(actor: Actor, type: RecordType): string {
  const fields = searched(type)
  return ['A', 'B', 'C']
    .filter(w => fields.some(([, f]) => f.search === w) && fields.every(([name, f]) => f.search !== w || fieldReadable(actor, type, name) === true))
    .join('')
}

function rankSql(type: RecordType, query: string, [first]: readonly Spellings[]): Sql {
  const number = type.definition.numbered ? sql` + case when lower(t.number) = ${plain(first?.[0] ?? '')} then 10 else 0 end` : none
  const open = type.definition.states ? sql` * case t.category when 'done' then 0.8 else 1 end` : none
  return sql`(ts_rank('{0.1, 0.2, 0.4, 1}', t.search, to_tsquery('public.plain', ${query}))${open}${number})::float4`
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
    const text =
      name === views.title || name === 'number' || fieldReadable(actor, type, name) !== true ? undefined : fieldType(f.kind).searchText?.(columnOf(name))
    return text === undefined ? [] : [`nullif(${text}, '')`]
  })
  const body = texts.length === 0 ? 'null' : `left(concat_ws(' · ', ${texts.join(', ')}), 20000)`
  const columns = raw(
    [
      't.id',
      `${numbered ? 't.number' : 'null::text'} as number`,
      `${columnOf(views.title)}::text as title`,
      `${states ? 't.state' : 'null::text'} as state`,
      `${states ? 't.category' : 'null::text'} as category`,
      't.updated_at as "updatedAt"',
      `${body} as body`,
    ].join(', '),
  )
  return unit.db.query<Shown>(sql`select ${columns} from ${tableOf(type)} t where t.id = any(${ids}::uuid[])${readable(unit, actor, type)}`)
}

import sql, { empty as none, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../../actor.ts'
import { atMost } from '../../database/index.ts'
import type { RecordType, Rule } from '../../define/index.ts'
import { columnOf, condition, plainUnit, readable, type Store, type Unit } from '../../records/internal.server.ts'
import { excerpt, type Piece } from '../words.ts'
import { type Question, questionOf } from './question.server.ts'
import { readableCount } from './readable-count.server.ts'
import { split } from './split.ts'
import { stemIn, stemsOf } from './stems.server.ts'

export interface Asking {
  readonly text: string
  readonly type: RecordType
  /** Narrows further. */
  readonly filter?: Rule
  readonly limit?: number
}

export interface Answer {
  readonly id: string
  readonly title: string
  readonly heading: readonly Piece[]
  readonly excerpt: readonly Piece[]
  readonly rank: number
  /** How much of what was asked stands in it: 0 to 1, rare words counting more. */
  readonly covers: number
}

/** How soon more of the same word stops counting, as `k1` of BM25. */
const saturation = 1.4
/** What two words count that stand beside each other in the question and in a heading. */
const pairCounts = 0.2
/** What the beginning of a longer word counts, where the last word may not be typed to its end. */
const beginning = 0.5
/** With fewer records than this how rare a word is says little. */
const fewest = 50
/** Records whose titles are compared with the question as a whole. */
const candidates = 100
/** How much it counts that a title is all in the question, and that it is named outright. */
const [titleCovered, titleNamed] = [0.6, 1]

/**
 * The records that answer a question in everyday words, best first. Any of its words may be missing; rare ones count more, and so do
 * those in titles, keywords and headings (BM25F over English and German stems); other words for the same count a little. How rare a
 * word is, is counted among what the asker may read: what they may not read changes neither which records come nor their order.
 */
export async function ask(store: Store, actor: Actor, { text, type, filter, limit = 10 }: Asking): Promise<readonly Answer[]> {
  const unit = plainUnit(store, actor.tenant)
  const question = await questionOf(unit.db, text)
  if (question === undefined) return []
  const all = await readableCount(unit, actor, type)
  // How many records a word stands in decides how they are found best: a plan that is kept knows no word, and takes four times as long.
  const { text: query, values } = answering(unit, actor, type, question, { filter, all })
  const found = await unit.db.query<Found>({ text: query, values, anew: true })
  const best = (await byTitle(unit, found, question)).slice(0, Math.min(limit, 50))
  return described(unit, type, best, question)
}

interface Found {
  readonly id: string
  readonly title: string
  readonly score: number
  readonly covers: number
  /** Words of the question in its title. */
  readonly titled: number
}

/**
 * The terms are named twice, so that the index is asked for them alone, however few records the planner believes in (a table that has just
 * grown). `met`: what of the question stands in which record. `seen`: of that what the asker may read. `rarity`: how much each word tells.
 */
function answering(
  unit: Unit,
  actor: Actor,
  type: RecordType,
  { words, terms, pairs }: Question,
  { filter, all }: { filter: Rule | undefined; all: number },
): Sql {
  const table = raw(`"${type.table}"`)
  const allowed = filter === undefined ? readable(unit, actor, type) : condition(unit, actor, type, filter)
  const last = words.at(-1)?.word ?? ''
  const unfinished =
    last.length < 3
      ? none
      : sql` union all select ${words.length - 1}::integer, false, record_id, title * ${beginning}::real, keywords * ${beginning}::real, body * ${beginning}::real from asked_word
          where record_type = ${type.name} and term > ${last} and term < ${`${last}{`} and position(' ' in term) = 0`
  const idf = (df: Sql) => sql`ln(1 + (greatest(n - ${df}, 0) + 0.5) / (${df} + 0.5))`
  return sql`with asked as materialized (select * from unnest(${terms.map(t => t.at)}::integer[], ${terms.map(t => t.term)}::text[], ${terms.map(t => t.counts)}::real[]) a(at, term, counts)),
    met as materialized (
      select at, record_id, bool_or(own) as own, max(title) as title, max(keywords) as keywords, max(body) as body from (
        select a.at, a.counts = 1 as own, w.record_id, w.title * a.counts as title, w.keywords * a.counts as keywords, w.body * a.counts as body
          from asked a join asked_word w on w.term = a.term where w.record_type = ${type.name} and w.term = any(${[...new Set(terms.map(t => t.term))]}::text[])${unfinished}) each group by at, record_id),
    mine as materialized (select t.id, coalesce(t.${raw(bare(type.definition.views.title))}, '') as title from ${table} t where t.id in (select record_id from met)${allowed}),
    seen as materialized (select met.* from met join mine on mine.id = met.record_id),
    total as (select ${Math.max(fewest, all)}::float8 as n),
    rarity as materialized (select k.at, k.counts * ${idf(sql`coalesce(nullif(own, 0), df, 0)`)} as idf
      from unnest(${words.map(w => w.at)}::integer[], ${words.map(w => w.counts)}::real[]) k(at, counts) cross join total
      left join (select at, count(*)::float8 as df, count(*) filter (where own)::float8 as own from seen group by at) f using (at)),
    paired as materialized (select w.record_id, w.term from asked_word w where w.record_type = ${type.name} and w.term = any(${pairs}::text[]) and w.record_id in (select id from mine)),
    parts as (
      select record_id, idf * (title + keywords + body / (body + ${saturation}::float8)) as score, idf as covered, (title > 0)::integer as titled from seen join rarity using (at)
      union all select record_id, ${pairCounts}::float8 * ln(1 + n / (1 + df)), 0, 0
        from paired join (select term, count(*)::float8 as df from paired group by term) f using (term) cross join total),
    ranked as (select record_id, sum(score) as score, sum(covered) as covered, sum(titled)::integer as titled from parts group by record_id),
    best as (select * from ranked order by score desc, record_id ${atMost(candidates)})
    select mine.id, mine.title, score, (covered / greatest((select sum(idf) from rarity), 0.001))::float8 as covers, titled
    from best join mine on mine.id = best.record_id`
}

const bare = (name: string): string => columnOf(name).replace(/^t\./, '')

interface Ranked extends Found {
  readonly rank: number
}

/** A title that is all in the question, or is named outright in it, is what it is about. */
async function byTitle(unit: Unit, found: readonly Found[], { spoken }: Question): Promise<Ranked[]> {
  const titles = found.map(f => split(f.title))
  const stems = await stemsOf(unit.db, titles.flat())
  return found
    .map((f, i) => {
      const words = (titles[i] ?? []).map(word => stemIn(stems, word))
      const named = words.length > 1 && spoken.includes(` ${words.join(' ')} `) ? titleNamed : 0
      return { ...f, rank: f.score * (1 + (titleCovered * f.titled) / Math.max(1, words.length)) * (1 + named) }
    })
    .toSorted((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
}

async function described(unit: Unit, type: RecordType, best: readonly Ranked[], { terms }: Question): Promise<Answer[]> {
  const texts = Object.entries((type.definition.asked?.fields ?? {}) as Readonly<Record<string, string>>).filter(([, part]) => part === 'text')
  const text = texts[0]?.[0]
  const ids = best.map(b => b.id)
  const bodies =
    text === undefined || ids.length === 0
      ? []
      : await unit.db.query<{ id: string; body: string | null }>(
          sql`select t.id, ${raw(columnOf(text))} as body from ${raw(`"${type.table}"`)} t where t.id = any(${ids}::uuid[])`,
        )
  const bodyOf = new Map(bodies.map(b => [b.id, b.body]))
  const own = terms.filter(t => t.counts === 1).map(t => t.term)
  return best.map(({ id, title, rank, covers }) => {
    const body = bodyOf.get(id)
    return { id, title, heading: excerpt(title, own, 200), excerpt: body ? excerpt(asText(body), own) : [], rank, covers }
  })
}

/** Markdown as one reads it in one line. */
const asText = (markdown: string): string =>
  markdown
    .slice(0, 20_000)
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/g, '')
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/^[#>\s|*-]+/gm, '')
    .replace(/\[!\w+\]|\{#[^}\n]*\}/g, '')
    .replace(/<br\s*\/?>|[*_`|]+/gi, ' ')

import sql, { empty as none, join, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import { atMost } from '../database/index.ts'
import { nearest, type RecordType } from '../define/index.ts'
import { columnOf, fieldReadable, readable, type Unit } from '../records/internal.server.ts'
import { exchanged, plain, type Spellings, wordsOf } from './words.ts'

/** Titles that hold a word like it, for each word and type, and words of one question that are mended. */
const titles = 40
/** Titles that are compared one by one before the index is asked. */
const latest = 1000
const mostWords = 5
/** Shorter words have too few trigrams to be like anything. */
const shortest = 4

/**
 * The words of a question with other spellings beside them: two letters exchanged, and the nearest word in titles that
 * the actor may read and that hold one like it. Titles of hidden records would tell what stands in them.
 *
 * Words are mended first and then searched for as usual, because records that are similar as a whole cannot be found in
 * bounded time: the trigram index only narrows, and every candidate's title is compared again (300,000 titles, a
 * question of two words: 20,000 candidates, 500 ms).
 */
export async function corrected(
  unit: Unit,
  actor: Actor,
  types: readonly RecordType[],
  words: readonly string[],
  own: Own,
): Promise<readonly Spellings[] | undefined> {
  const misspelt = words.filter(isWord).slice(0, mostWords)
  if (misspelt.length === 0) return undefined
  const known = await similarWords(unit, actor, types, misspelt, own)
  return words.map(word => (misspelt.includes(word) ? [...new Set([word, ...exchanged(word), ...nearestOf(word, known.get(plain(word)) ?? [])])] : [word]))
}

/** The ids of what the asker may read of a type, where that is little: then all of it has been looked at. */
type Own = ReadonlyMap<RecordType, Sql>

/** Numbers and codes are not misspelt: nearly the same is another one. */
const isWord = (word: string) => /^\p{L}{3,}$/u.test(word)

/** Nothing for a word that stands there as it was written. */
function nearestOf(word: string, known: readonly string[]): string[] {
  const near = known.some(other => other.startsWith(plain(word))) ? undefined : nearest(plain(word), known)
  return near === undefined ? [] : [near]
}

/**
 * For each word, the words of some titles that hold one like it. The latest titles come first, because a common word stands
 * in them: at a million records comparing a thousand takes 6 ms, asking the index for all titles with the word 70. A
 * rare word costs the index nothing.
 */
async function similarWords(
  unit: Unit,
  actor: Actor,
  types: readonly RecordType[],
  words: readonly string[],
  own: Own,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const long = [...new Set(words.map(plain))].filter(word => word.length >= shortest)
  const titled = types.filter(type => hasTrigrams(actor, type))
  const recent = await wordsIn(
    unit,
    titled.flatMap(type => long.map(word => amongLatest(unit, actor, type, word, own.get(type)))),
  )
  const rest = long.filter(word => !recent.has(word))
  const others = await wordsIn(
    unit,
    titled.filter(type => !own.has(type)).flatMap(type => rest.map(word => byIndex(unit, actor, type, word))),
  )
  return new Map([...recent, ...others])
}

async function wordsIn(unit: Unit, branches: readonly Sql[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = branches.length === 0 ? [] : await unit.db.query<{ word: string; title: string }>(join(branches, ' union all '))
  return new Map([...Map.groupBy(found, f => f.word)].map(([word, all]) => [word, all.flatMap(f => wordsOf(f.title)).map(plain)]))
}

const titleOf = (type: RecordType): Sql => raw(`lower(${columnOf(type.definition.views.title)})`)

const amongLatest = (unit: Unit, actor: Actor, type: RecordType, word: string, ids: Sql | undefined): Sql =>
  sql`(select ${word}::text as word, l.title from (select ${titleOf(type)} as title from ${raw(`"${type.table}"`)} t
    where true${ids ? sql` and t.id in (${ids})` : none}${readable(unit, actor, type)} order by t.updated_at desc ${atMost(latest)}) l where ${word}::text <% l.title ${atMost(titles)})`

/** In a step of its own, as the search for the words themselves. */
const byIndex = (unit: Unit, actor: Actor, type: RecordType, word: string): Sql =>
  sql`(with alike as materialized (select ${titleOf(type)} as title from ${raw(`"${type.table}"`)} t where ${word}::text <% ${titleOf(type)}${readable(unit, actor, type)})
    select ${word}::text as word, title from alike ${atMost(titles)})`

const hasTrigrams = (actor: Actor, type: RecordType): boolean =>
  type.fields[type.definition.views.title]?.search !== undefined && fieldReadable(actor, type, type.definition.views.title) === true

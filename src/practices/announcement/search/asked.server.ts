import type { Actor } from '../../../kernel/actor.ts'
import type { RecordType, Rule } from '../../../kernel/define/index.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { ask, type Hit } from '../../../kernel/search/index.server.ts'
import { asHit } from './hit.ts'

interface Asked {
  readonly hit: Hit
  readonly place: number
  readonly covers: number
}

/** As many of each type as are worth weighing against the rest. */
const most = 10
/** With less of the question in it than this, it is about something else. */
const least = 0.15

/** How much less it is worth in another language than the reader's. */
const foreign = 0.5
const isForeign = (row: object, { language }: Actor): boolean => 'language' in row && row.language !== null && row.language !== language

interface Among {
  readonly types: readonly RecordType[]
  /** What of a type is shown at all. */
  readonly filter: (type: RecordType) => Rule | undefined
}

/** What answers a question in everyday words, among the types that are found so. */
export async function askedHits(ground: Ground, actor: Actor, text: string, { types, filter }: Among): Promise<readonly Asked[]> {
  const asked = types.filter(type => type.definition.asked !== undefined)
  return (await Promise.all(asked.map(type => ofType(ground, actor, text, type, filter(type))))).flat()
}

async function ofType({ store, records }: Ground, actor: Actor, text: string, type: RecordType, shown: Rule | undefined): Promise<readonly Asked[]> {
  const filter = shown === undefined ? {} : { filter: shown }
  const answers = (await ask(store, actor, { text, type, limit: most, ...filter })).filter(a => a.covers >= least)
  if (answers.length === 0) return []
  const these: Rule = { field: 'id', is: 'in', value: answers.map(a => a.id) }
  const { items } = await records.find(actor, type.definition, { filter: shown === undefined ? these : { all: [these, shown] }, limit: most })
  const rows = new Map(items.map(row => [row.id, row]))
  return answers.flatMap(({ id, heading, excerpt, covers }, place) => {
    const row = rows.get(id)
    return row ? [{ hit: { ...asHit(type, row), heading, excerpt }, place, covers: covers * (isForeign(row, actor) ? foreign : 1) }] : []
  })
}

import sql from 'sql-template-tag'
import { machine } from '../../actor.ts'
import type { Queryable, Statement } from '../../database/index.server.ts'
import type { RecordType } from '../../define/index.ts'
import type { Engine, Ground } from '../../practice.ts'
import type { Row } from '../../records/index.server.ts'
import type { Observer } from '../../records/observer.ts'
import { holds } from '../../rules/index.ts'
import { askedWords } from './field-words.ts'
import { stemIn, stemsOf } from './stems.server.ts'

/** Keeps the words of records that are asked questions, in the transaction that changes them. */
const keeper = ({ store }: Ground): Observer => ({
  watches: type => type.definition.asked !== undefined,
  after: async ({ type, act, row, was }, { send, db, actor, now }) => {
    if (act === 'comment' || act === 'fact' || act === 'attach' || act === 'detach') return
    const counts = act !== 'remove' && isAsked(store, type, row, now)
    if (was && counts === isAsked(store, type, was, now) && sameWords(type, row, was)) return
    for (const statement of await writing(db, actor.tenant, type, row, counts)) await send(statement)
  },
})

const isAsked = ({ model }: Ground['store'], type: RecordType, row: Row, now: string): boolean => {
  const only = type.definition.asked?.only
  return only === undefined || holds(only, { model, type, row, now, asker: machine('', 'asking', 'automation') })
}

const sameWords = (type: RecordType, a: Row, b: Row): boolean =>
  Object.keys(type.definition.asked?.fields ?? {}).every(name => JSON.stringify(a[name] ?? null) === JSON.stringify(b[name] ?? null))

/** A pair is a term with a space in it, and counts nothing by itself. */
async function writing(db: Queryable, tenant: string, type: RecordType, row: Row, asked: boolean): Promise<Statement[]> {
  const gone = sql`delete from asked_word where record_type = ${type.name} and record_id = ${row.id}::uuid`
  if (!asked) return [gone]
  const { words, pairs } = askedWords(type, row)
  if (words.length === 0) return [gone]
  const stems = await stemsOf(
    db,
    words.map(({ word }) => word),
  )
  const terms = words.flatMap(word => (stems.get(word.word)?.terms ?? [word.word]).map(term => ({ ...word, term })))
  const neighbours = [...new Set(pairs.map(([a, b]) => `${stemIn(stems, a)} ${stemIn(stems, b)}`))]
  return [
    gone,
    sql`insert into asked_word (tenant_id, record_type, term, record_id, title, keywords, body)
      select ${tenant}::uuid, ${type.name}, term, ${row.id}::uuid, max(title), max(keywords), sum(body)
      from unnest(${[...terms.map(t => t.term), ...neighbours]}::text[], ${[...terms.map(t => t.title), ...neighbours.map(() => 0)]}::real[],
        ${[...terms.map(t => t.keywords), ...neighbours.map(() => 0)]}::real[], ${[...terms.map(t => t.body), ...neighbours.map(() => 0)]}::real[]) w(term, title, keywords, body)
      group by term`,
  ]
}

/** The words of all records anew, after they were taken over from elsewhere. */
const rebuild =
  ({ store, database, records }: Ground) =>
  async (tenant: string): Promise<void> => {
    const actor = machine(tenant, 'asking', 'automation')
    const db = database.for(tenant)
    for (const type of store.model.types.filter(t => t.definition.asked !== undefined)) {
      let cursor: string | undefined
      do {
        const page = await records.find(actor, type.definition, { sort: ['createdAt'], limit: 200, ...(cursor === undefined ? {} : { cursor }) })
        for (const row of page.items as readonly Row[])
          for (const statement of await writing(db, tenant, type, row, isAsked(store, type, row, store.now()))) await db.query(statement)
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
    }
  }

export const asking = (ground: Ground): Engine => ({ observers: [keeper(ground)], rebuild: rebuild(ground) })

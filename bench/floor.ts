import pg from 'pg'
import { newId } from '../src/kernel/id.server.ts'

/**
 * The floor: the same rows, written and read by bare SQL through the driver, by as many connections as the desk has.
 * No HTTP, no permission, no validation, no search document to work out (it is written as it is).
 */
export interface Floor {
  readonly create: () => Promise<void>
  readonly list: () => Promise<void>
  readonly deepList: () => Promise<void>
  readonly read: () => Promise<void>
  readonly changeAndComment: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Rows that are there, to write others like them: as many as keep the indexes from meeting the same words each time. */
interface Template {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

const examples = 500

export async function openFloor(
  ownerUrl: string,
  connections: number,
  queue: { readonly where: string; readonly deep: { at: string; id: string } },
  ids: readonly string[],
): Promise<Floor> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: connections, options: '-c TimeZone=UTC' })
  const incident = await template(pool, 'incident')
  const history = await template(pool, 'history')
  const insert = insertSql(incident, history)
  let turn = 0
  const anyId = () => ids[turn++ % ids.length] ?? ''
  const rowOf = (t: Template) => t.rows[turn % t.rows.length] ?? []
  const columns = incident.columns
    .filter(c => !['search', 'custom', 'tenant_id', 'history_seq', 'history_hash'].includes(c))
    .map(c => `"${c}"`)
    .join(', ')
  const list = `select ${columns} from store.incident where ${queue.where}`
  return {
    create: async () => {
      const id = newId()
      turn++
      const own = (t: Template, change: Record<string, string>) => t.columns.map((c, i) => change[c] ?? rowOf(t)[i] ?? null)
      await pool.query({
        name: 'create',
        text: insert,
        values: [...own(incident, { id, number: `FLR${id.slice(0, 8)}${id.slice(-12)}` }), ...own(history, { record_id: id })],
      })
    },
    list: async () => void (await pool.query({ name: 'list', text: `${list} order by updated_at desc, id desc limit 51` })),
    deepList: async () =>
      void (await pool.query({
        name: 'deep',
        text: `${list} and (updated_at, id) < ($1, $2) order by updated_at desc, id desc limit 51`,
        values: [queue.deep.at, queue.deep.id],
      })),
    read: async () => {
      const id = anyId()
      await Promise.all([
        pool.query({ name: 'read', text: `select ${columns} from store.incident where tenant_id = '${tenant}' and id = $1`, values: [id] }),
        pool.query({
          name: 'timeline',
          text: `select * from store.history where tenant_id = '${tenant}' and record_id = $1 order by seq desc limit 200`,
          values: [id],
        }),
      ])
    },
    changeAndComment: async () => {
      const id = anyId()
      await pool.query({
        name: 'change',
        text: changeSql(history, `priority = 1 + (priority % 5), version = version + 1,`),
        values: [id, ...historyValues(history)],
      })
      await pool.query({ name: 'comment', text: changeSql(history, ''), values: [id, ...historyValues(history)] })
    },
    close: () => pool.end(),
  }
}

const tenant = '00000000-0000-7000-8000-000000000001'

async function template(pool: pg.Pool, table: string): Promise<Template> {
  const { rows } = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'store.${table}'::regclass and attnum > 0 and not attisdropped order by attnum`,
  )
  const columns = rows.map(r => r.name)
  const where = table === 'incident' ? `where source = 'bench' order by md5(number) limit ${examples}` : `where record_type = 'incident' limit ${examples}`
  const text = `select ${columns.map(c => `"${c}"::text`).join(', ')} from store.${table} ${where}`
  const found = await pool.query<(string | null)[]>({ text, rowMode: 'array' })
  if (found.rows.length === 0) throw new Error(`There is no row in ${table} to take as an example.`)
  return { columns, rows: found.rows }
}

function insertSql(incident: Template, history: Template): string {
  const n = incident.columns.length
  const into = (table: string, t: Template, from: number) =>
    `insert into store.${table} (${t.columns.map(c => `"${c}"`).join(', ')}) values (${t.columns.map((_, i) => `$${from + i + 1}`).join(', ')})`
  return `with r as (${into('incident', incident, 0)}) ${into('history', history, n)}`
}

const own = ['tenant_id', 'record_id', 'seq']
const historyValues = (t: Template) => t.columns.flatMap((c, i) => (own.includes(c) ? [] : [t.rows[0]?.[i] ?? null]))

function changeSql(history: Template, sets: string): string {
  const rest = history.columns.filter(c => !own.includes(c))
  return `with r as (update store.incident set ${sets} updated_at = clock_timestamp(), history_seq = history_seq + 1 where tenant_id = '${tenant}' and id = $1 returning tenant_id, id, history_seq)
insert into store.history (tenant_id, record_id, seq, ${rest.map(c => `"${c}"`).join(', ')})
select tenant_id, id, history_seq, ${rest.map((c, i) => `$${i + 2}::${typeOf(c)}`).join(', ')} from r`
}

const typeOf = (column: string) => ({ at: 'timestamptz', actor_id: 'uuid', hash: 'bytea' })[column] ?? 'text'

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import sql from 'sql-template-tag'
import { freshDatabase, type TestDatabase } from '../../../test/harness/database.ts'
import { nobody, type RecordType, type Rule, snake, type Step } from '../define/index.ts'
import { types } from '../database/types.server.ts'
import { fieldType } from '../fields/index.ts'
import { type Asker, checkRule, type Guard, holds, normal, parseRule, pathsOf, pathSql, readPath, ruleSql, ruleText, simplify } from './index.ts'
import { placeOf } from './place.ts'
import { asker, comparison, ids, now, record, type Row, rule } from './test/random.ts'
import { model, thingType as thing } from './test/things.ts'

/** Set SEED to run a failed case again. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const tables = new Map<string, Map<string, Row>>()
let database: TestDatabase
let db: pg.Client

before(async () => {
  database = await freshDatabase()
  db = new pg.Client({ connectionString: database.url, types })
  await db.connect()
  await db.query("create schema rules; set search_path = rules; set time zone 'UTC'")
  for (const type of model.types) await fill(type)
})
after(async () => {
  await db.end()
  await database.drop()
})

async function fill(type: RecordType) {
  const rows = fc.sample(record(type), { seed, numRuns: ids.length }).map((row, i): Row => ({ ...row, id: ids[i] }))
  tables.set(type.name, new Map(rows.map(row => [String(row.id), row])))
  const fields = Object.entries(type.fields).filter(([, field]) => !field.required)
  const columns = ['id uuid primary key', ...fields.map(([name, field]) => `"${snake(name)}" ${fieldType(field.kind).column(field)}`)]
  await db.query(`create table "${type.table}" (${columns.join(', ')})`)
  for (const row of rows) {
    const values = fields.map(([name, field]) => (row[name] === null ? null : fieldType(field.kind).write(row[name])))
    await db.query(`insert into "${type.table}" values (${[row.id, ...values].map((_, i) => `$${i + 1}`).join(', ')})`, [row.id, ...values])
  }
}

/** A record with what lies behind its references, as far as `see` lets one look. */
function seen(type: RecordType, row: Row, rule: Rule, see: (type: RecordType, row: Row, field?: string) => boolean): Row {
  const valueOf = (path: string) => {
    let at: Row | undefined = row
    let value: unknown = null
    for (const [i, step] of (placeOf(model, type, path)?.steps ?? []).entries()) {
      if (i > 0) at = tables.get(step.type.name)?.get(String(value))
      if (!at || (i > 0 && !see(step.type, at)) || !see(step.type, at, step.name)) return null
      value = at[step.name] ?? null
    }
    return value
  }
  return { ...row, ...Object.fromEntries(pathsOf(rule).map(path => [path, valueOf(path)])) }
}

const everything = () => true

async function foundBySql(given: Rule, who: Asker, guard?: Guard): Promise<string[]> {
  const condition = ruleSql(given, { model, type: thing, alias: 't', asker: who, now, ...(guard ? { guard } : {}) })
  const { rows } = await db.query<{ id: string }>(`select t.id from thing t where ${condition.text} order by t.id`, condition.values)
  return rows.map(row => row.id)
}

function foundInMemory(given: Rule, who: Asker, see: (type: RecordType, row: Row, field?: string) => boolean = everything): string[] {
  const found = [...(tables.get('thing')?.values() ?? [])].filter(row =>
    holds(given, { model, type: thing, row: seen(thing, row, given, see), asker: who, now }),
  )
  return found.map(row => String(row.id)).sort()
}

test('SQL and memory agree on every comparison of every kind of field', async () => {
  await fc.assert(
    fc.asyncProperty(comparison, asker, async (given, who) => {
      assert.deepEqual(await foundBySql(given, who), foundInMemory(given, who), ruleText(given))
    }),
    { seed, numRuns: 400 },
  )
})

test('SQL and memory agree on random rules and records', async () => {
  await fc.assert(
    fc.asyncProperty(rule, asker, async (given, who) => {
      assert.deepEqual(await foundBySql(given, who), foundInMemory(given, who), ruleText(given))
    }),
    { seed, numRuns: 400 },
  )
})

test('what remains of a rule once it is known who asks means the same', () => {
  fc.assert(
    fc.property(rule, asker, (given, who) => {
      const open = simplify(given, who)
      const all = [...(tables.get('thing')?.keys() ?? [])].sort()
      assert.deepEqual(typeof open === 'boolean' ? (open ? all : []) : foundInMemory(open, who), foundInMemory(given, who))
      assert.deepEqual(foundInMemory(normal(given), who), foundInMemory(given, who))
    }),
    { seed, numRuns: 400 },
  )
})

const rights: Readonly<Record<string, Rule>> = {
  price: parseRule('owner == me || parent.owner == me'),
  parent: parseRule('loud != true'),
  title: parseRule("size == 'low' || 'agent' in me.roles"),
  team: parseRule('owner.manager != null'),
  name: parseRule('id == me || manager == me'),
}
const readable: Readonly<Record<string, Rule>> = {
  thing: parseRule("size != 'asked' || owner == me || parent.parent.owner == me"),
  person: parseRule('manager != null'),
}

test('a filter sees no more than the caller may read, on every step of a path', async () => {
  const guard: Guard = { field: (_, name) => rights[name] ?? true, record: type => readable[type.name] ?? true }
  await fc.assert(
    fc.asyncProperty(rule, asker, async (given, who) => {
      const may = (type: RecordType, row: Row, rule: Rule | undefined) =>
        !rule || holds(rule, { model, type, row: seen(type, row, rule, everything), asker: who, now })
      const see = (type: RecordType, row: Row, field?: string) => may(type, row, field === undefined ? readable[type.name] : rights[field])
      fc.pre(checkRule(model, thing, given).length === 0)
      const hidden = ({ name }: Step) => Object.hasOwn(rights, name) && simplify(rights[name] ?? nobody, who) === false
      const refused = pathsOf(given).some(path => placeOf(model, thing, path)?.steps.some(hidden))
      if (!refused) assert.deepEqual(await foundBySql(given, who, guard), foundInMemory(given, who, see), ruleText(given))
    }),
    { seed, numRuns: 400 },
  )
})

test('a path read by SQL gives what the record at its end holds', async () => {
  for (const path of ['parent.effort', 'parent.parent.title', 'owner.manager.name', 'parent.watchers', 'id', 'parent.id', 'parent.price']) {
    const value = pathSql(path, { model, type: thing, alias: 't', asker: nobodyKnown, now })
    const { rows } = await db.query<{ id: string; value: unknown }>(`select t.id, ${value.text} as value from thing t order by t.id`, value.values)
    const expected = [...(tables.get('thing')?.entries() ?? [])].map(([id, row]) => [id, seen(thing, row, { field: path, empty: true }, everything)[path]])
    assert.deepEqual(
      rows.map(row => [row.id, readPath(path, row.value, { model, type: thing })]),
      expected,
      path,
    )
  }
})

const nobodyKnown: Asker = { person: null, groups: [], roles: new Set() }

test('parts of texts are matched alike in every script', async () => {
  const words = [
    'Straße',
    'STRASSE',
    'ẞ',
    'ΑΣ',
    'ας',
    'ασ',
    'Σ',
    'σ',
    'ς',
    'İ',
    'i',
    'ı',
    'I',
    'Ǆ',
    'ǆ',
    'Ärger',
    'ärger',
    'A\u0308rger',
    'ﬀ',
    '😀',
    '𐐀',
    '𐐨',
    'a_b',
    'a%b',
    'a\\b',
    'К',
    'K',
    'k',
  ]
  for (const is of ['contains', 'startsWith', 'endsWith', '==', '<'] as const) {
    for (const value of words) {
      const asked = { model, type: thing, asker: nobodyKnown, now }
      const found = await db.query<{ title: string }>(
        sql`select t.title from unnest(${words}::text[]) as t(title) where ${ruleSql({ field: 'title', is, value }, { ...asked, alias: 't' })}`,
      )
      const expected = words.filter(title => holds({ field: 'title', is, value }, { ...asked, row: { title } }))
      assert.deepEqual(
        found.rows.map(row => row.title),
        expected,
        `${is} ${value}`,
      )
    }
  }
})

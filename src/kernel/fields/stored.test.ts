import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestDatabase, freshDatabase } from '../../../test/harness/database.ts'
import type { Field } from '../define/index.ts'
import { compare, fieldTypes } from './index.ts'
import { accepted } from './test/laws.ts'
import { type Sample, samples } from './test/samples.ts'
import type { Comparable, FieldType } from './type.ts'

/** Set SEED to run a failed case again. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const schema = 'fields'
let fresh: TestDatabase

before(async () => {
  fresh = await freshDatabase()
  await ask(`create schema ${schema}`)
})
after(() => fresh.drop())

function ask(text: string, values: readonly unknown[] = []): Promise<{ n: number; v: unknown }[]> {
  return fresh.owner.query({ text, values })
}

/** A table of one column with values of that field in it; gives its name and the values. */
async function filled(type: FieldType, { field, inputs }: Sample, name: string) {
  const table = `${schema}.${name}`
  const column = type.column(field)
  const parsed = fc.sample(inputs, { seed, numRuns: 150 }).map(input => type.parse(input, field))
  const values = parsed.flatMap(p => ('value' in p ? [p.value] : []))
  assert.ok(values.length > 50, 'most samples should be accepted')
  await ask(`create table ${table} (n integer, v ${column})`)
  for (const [n, value] of values.entries()) await ask(`insert into ${table} values ($1, $2::${column})`, [n, type.write(value, text => text)])
  return { table, values }
}

const sizeOf = (type: FieldType, value: unknown): Comparable => type.comparable(value) ?? assert.fail('cannot be compared')

for (const type of Object.values(fieldTypes)) {
  for (const [i, sample] of samples[type.kind as keyof typeof samples].entries()) {
    test(`${type.kind} ${JSON.stringify(sample.field.options)}: PostgreSQL keeps, orders and finds values as JavaScript does (seed ${seed})`, async () => {
      const { table, values } = await filled(type, sample, `${type.kind.toLowerCase()}_${i}`)
      const stored = await ask(`select n, v from ${table} order by ${type.many || type.comparisons.length === 0 ? 'n' : `${type.operand('v')}, n`}`)
      for (const { n, v } of stored) assert.deepEqual(type.read(v), values[n])
      if (type.searchText) await ask(`select ${type.searchText('v')} from ${table}`)
      if (type.many) return findsMembers(type, sample.field, table, values)
      if (type.comparisons.length === 0) return
      const expected = values.map((value, n) => ({ size: sizeOf(type, value), n })).sort((a, b) => compare(a.size, b.size) || a.n - b.n)
      assert.deepEqual(
        stored.map(row => row.n),
        expected.map(row => row.n),
      )
      await findsValues(type, table, values)
    })
  }
}

async function findsValues(type: FieldType, table: string, values: readonly unknown[]) {
  for (const [n, value] of values.slice(0, 40).entries()) {
    const found = await ask(`select n from ${table} where ${type.operand('v')} = $1 and n = $2`, [type.comparable(value), n])
    assert.equal(found.length, 1, JSON.stringify(value))
  }
}

async function findsMembers(type: FieldType, field: Field, table: string, values: readonly unknown[]) {
  for (const [n, value] of values.slice(0, 40).entries()) {
    for (const member of Array.isArray(value) ? value : []) {
      const found = await ask(`select n from ${table} where v @> array[$1]::${type.column(field)} and n = $2`, [accepted(type.parseOperand(member, field)), n])
      assert.equal(found.length, 1, JSON.stringify(member))
    }
  }
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsOf, type RecordType } from '../../src/kernel/define/index.ts'
import { Failure } from '../../src/kernel/errors.ts'
import type { Row } from '../../src/kernel/records/index.server.ts'
import { entriesOf } from './history-laws.ts'
import { makeSample, nextNumber, roomFor } from './sample.ts'
import { anotherValue, type Subject } from './subject.ts'

/** Creating, changing and removing. */
export function writingLaws(type: RecordType, subject: () => Subject): void {
  const single = type.definition.single === true
  const settable = fieldsOf(type).filter(([, field]) => !field.computed)
  const computed = fieldsOf(type).filter(([, field]) => field.computed)
  /** Creates, or changes the one there is, and gives the fields at fault. */
  const faultsOf = async (input: Record<string, unknown>): Promise<string[]> => {
    const { world, record, samples } = subject()
    const attempt = single ? world.records.change(world.system, record, idOf(samples[0]), input) : world.records.create(world.system, record, input)
    const failure = await attempt.then(
      () => undefined,
      error => error as unknown,
    )
    assert.ok(failure instanceof Failure && failure.kind === 'invalid', `not refused as invalid, but: ${String(failure)}`)
    return [...new Set(failure.faults.map(f => f.field))].sort()
  }
  const names = (fields: readonly (readonly [string, unknown])[]) => fields.map(([name]) => name).sort()

  test('what was created is what is read, by id and by number', async () => {
    const { world, record, samples } = subject()
    for (const sample of samples) {
      assert.deepEqual(await world.records.get(world.system, record, sample.id), sample)
      if (type.definition.numbered) assert.deepEqual(await world.records.get(world.system, record, String(sample.number)), sample)
    }
  })

  test('unknown and computed fields are refused by name, all at once', async () => {
    const wrong = Object.fromEntries([['nonsense', 1], ...names(computed).map(name => [name, 'x'])])
    const required = new Set(names(settable.filter(([, field]) => field.required)))
    const faults = await faultsOf(wrong)
    assert.deepEqual(
      faults.filter(name => !required.has(name)),
      ['nonsense', ...names(computed)].sort(),
    )
  })

  test('values of another kind are refused by name, all at once', async () => {
    const wrong = settable.map(([name, { kind }]) => [name, kind === 'document' ? 'no object' : { not: 'a value' }])
    assert.deepEqual(await faultsOf(Object.fromEntries(wrong)), names(settable))
  })

  test('required fields that are empty are named, all at once', async () => {
    const required = settable.filter(([, field]) => field.required)
    const empty = Object.fromEntries(names(required).map(name => [name, null]))
    if (required.length > 0) assert.deepEqual(await faultsOf(empty), names(required))
  })

  test('a change raises the version', async () => {
    const { world, record, samples } = subject()
    const before = await world.records.get(world.system, record, idOf(samples[0]))
    const value = await anotherValue(subject(), before)
    const after = await world.records.change(world.system, record, before.id, value, { version: before.version })
    assert.equal(after.version, before.version + 1)
    assert.deepEqual(await world.records.get(world.system, record, before.id), after)
    for (const [name, given] of Object.entries(value)) assert.deepEqual((after as Row)[name], given)
  })

  test('a version that is no longer the present one is refused, and nothing happens', async () => {
    const { world, record, samples } = subject()
    const before = await world.records.get(world.system, record, idOf(samples[0]))
    await assert.rejects(world.records.change(world.system, record, before.id, await anotherValue(subject(), before), { version: before.version - 1 }), {
      kind: 'stale',
    })
    assert.deepEqual(await world.records.get(world.system, record, before.id), before)
  })

  test('a change to what is there already is none', async () => {
    const { world, record, samples } = subject()
    const before: Row = await world.records.get(world.system, record, idOf(samples[0]))
    const told = await world.records.timeline(world.system, record, before.id)
    const same = Object.fromEntries(settable.map(([name]) => [name, before[name]]))
    assert.deepEqual(await world.records.change(world.system, record, before.id, same), before)
    assert.deepEqual(await world.records.timeline(world.system, record, before.id), told)
  })

  if (single) {
    test('there is one, and no second, and it stays', async () => {
      const { world, record, samples } = subject()
      await assert.rejects(world.records.create(world.system, record, {}), { kind: 'conflict', code: 'single' })
      await assert.rejects(world.records.remove(world.system, record, idOf(samples[0])), { kind: 'conflict', code: 'single' })
      assert.equal(await world.records.count(world.system, record), 1)
    })
  }
}

/** What ends a record; to be tried last. */
export function removalLaws(type: RecordType, subject: () => Subject): void {
  if (type.definition.single) return

  test('what was removed is gone, and was told', async () => {
    const { world, record, samples } = subject()
    const crowded = Number.isFinite(roomFor(type))
    const { id } = crowded ? (samples.at(-1) as Row) : await makeSample(world, type, { n: nextNumber(), sparse: true })
    const { version } = await world.records.get(world.system, record, id)
    await world.records.remove(world.system, record, id)
    await assert.rejects(world.records.get(world.system, record, id), { kind: 'missing' })
    assert.deepEqual(world.happenings.at(-1), { tenant: world.system.tenant, type: type.name, id, version: version + 1, needs: 'read' })
    assert.equal((await entriesOf(world.owner, id)).at(-1)?.act, 'remove')
  })
}

const idOf = (row: Row | undefined): string => row?.id ?? assert.fail('there is no sample')

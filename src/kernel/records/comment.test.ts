import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'

const { records, system, bea, bob, cleo, asks, happenings } = await loanDesk()
const texts = async (by: typeof bea, id: string) => (await records.timeline(by, loan, id)).items.flatMap(entry => (entry.text === null ? [] : [entry.text]))

test('what is public is read by all who read the record, what is internal by those with the right to notes', async () => {
  const { id } = await asks()
  await records.comment(cleo, loan, id, { text: 'Where should it go?', visibility: 'public' })
  await records.comment(cleo, loan, id, { text: 'Third time this month.', visibility: 'internal' })
  assert.deepEqual(await texts(bea, id), ['Where should it go?'])
  assert.deepEqual(await texts(cleo, id), ['Where should it go?', 'Third time this month.'])
  assert.deepEqual(
    (await records.view(bea, loan, id)).timeline.items.filter(entry => entry.visibility === 'internal'),
    [],
  )
})

test('an entry that is hidden takes no place on a page', async () => {
  const { id } = await asks()
  for (const n of [1, 2, 3, 4, 5, 6]) await records.comment(cleo, loan, id, { text: `${n}`, visibility: n % 2 ? 'public' : 'internal' })
  const first = await records.timeline(bea, loan, id, { limit: 2 })
  assert.deepEqual(
    first.items.map(entry => entry.text),
    [null, '1'],
  )
  const second = await records.timeline(bea, loan, id, { limit: 2, cursor: String(first.next) })
  assert.deepEqual(
    second.items.map(entry => entry.text),
    ['3', '5'],
  )
  assert.equal(second.next, null)
})

test('the timeline goes both ways, page by page, and each entry comes once', async () => {
  const { id } = await asks()
  for (let n = 0; n < 7; n++) await records.comment(cleo, loan, id, { text: `${n}`, visibility: 'public' })
  const walk = async (newestFirst: boolean) => {
    const found: number[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await records.timeline(bea, loan, id, { limit: 3, newestFirst, ...(cursor === undefined ? {} : { cursor }) })
      found.push(...page.items.map(entry => entry.seq))
      cursor = page.next
    }
    return found
  }
  assert.deepEqual(await walk(false), [1, 2, 3, 4, 5, 6, 7, 8])
  assert.deepEqual(await walk(true), [8, 7, 6, 5, 4, 3, 2, 1])
})

test('who may read but not comment is refused; who may not read is told there is nothing', async () => {
  const { id } = await asks({ witnesses: [idOf(bob)] })
  assert.equal((await failureOf(records.comment(bob, loan, id, { text: 'Hello', visibility: 'public' }))).kind, 'refused')
  assert.equal((await failureOf(records.comment(bea, loan, id, { text: 'Hello', visibility: 'internal' }))).kind, 'refused')
  const other = await asks()
  assert.equal((await failureOf(records.comment(bob, loan, other.id, { text: 'Hello', visibility: 'public' }))).kind, 'missing')
})

test('a comment says something', async () => {
  const { id } = await asks()
  for (const text of ['', '   ', '\n\t', '\u200b'])
    assert.deepEqual((await failureOf(records.comment(bea, loan, id, { text, visibility: 'public' }))).fields, ['text'], JSON.stringify(text))
  assert.deepEqual((await failureOf(records.comment(bea, loan, id, { text: 'x'.repeat(100_001), visibility: 'public' }))).fields, ['text'])
})

test('a comment changes no field and no version, but when the record was touched', async () => {
  const before = await asks()
  const { at } = await records.comment(bea, loan, before.id, { text: 'When?', visibility: 'public' })
  assert.deepEqual(await records.get(bea, loan, before.id), { ...before, updatedAt: at })
})

test('one that is written while another is at work does not hinder it', async () => {
  const it = await asks()
  await records.comment(cleo, loan, it.id, { text: 'On my way.', visibility: 'public' })
  await records.change(bea, loan, it.id, { terms: 'Soon.' }, { version: it.version })
})

test('that there is an internal note is told only to those who may read it', async () => {
  const { id } = await asks()
  await records.comment(cleo, loan, id, { text: 'Hm.', visibility: 'internal' })
  assert.equal(happenings.at(-1)?.needs, 'note')
  await records.comment(cleo, loan, id, { text: 'Yes.', visibility: 'public' })
  assert.equal(happenings.at(-1)?.needs, 'follow')
})

test('what comes in later keeps its own time', async () => {
  const { id, updatedAt } = await asks()
  const entry = await records.comment(system, loan, id, { text: 'By letter.', visibility: 'public' }, { at: '2020-01-01T00:00:00.000Z' })
  assert.equal(entry.at, '2020-01-01T00:00:00.000Z')
  assert.equal((await records.get(bea, loan, id)).updatedAt, updatedAt)
})

test('many comments at once are all there, in one unbroken order', async () => {
  const { id } = await asks()
  await Promise.all(Array.from({ length: 20 }, (_, n) => records.comment(bea, loan, id, { text: `${n}`, visibility: 'public' })))
  const { items } = await records.timeline(bea, loan, id)
  assert.deepEqual(
    items.map(entry => entry.seq),
    Array.from({ length: 21 }, (_, n) => n + 1),
  )
  assert.equal(new Set(items.slice(1).map(entry => entry.text)).size, 20)
})

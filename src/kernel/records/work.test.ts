import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'
import { incident } from '../../practices/incident/index.ts'
import { is } from '../define/index.ts'

const { records, system, bea, bob, cleo, asks } = await loanDesk()
const mine = [
  { record: loan, filter: is('clerk') },
  { record: incident, filter: is('assignee') },
] as const

test('work of all types comes as one list, what was touched last first, page by page', async () => {
  const expected: string[] = []
  for (let n = 0; n < 5; n++) {
    expected.unshift((await asks({ clerk: idOf(cleo), title: `Loan ${n}` }, cleo)).id)
    expected.unshift((await records.create(cleo, incident, { title: `Incident ${n}`, assignee: idOf(cleo) })).id)
  }
  await asks({ clerk: idOf(bob) }, cleo)
  const found: string[] = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await records.work(cleo, mine, { limit: 3, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...page.items.map(item => item.id))
    cursor = page.next
  }
  assert.deepEqual(found, expected)
})

test('each item says what it is', async () => {
  const [item] = (await records.work(cleo, mine, { limit: 1 })).items
  assert.ok(item)
  const { type, number, title, state, category, assignee } = item
  assert.deepEqual([type, title, state, category, assignee], ['incident', 'Incident 4', 'new', 'open', idOf(cleo)])
  assert.match(String(number), /^INC/)
})

test('nobody is shown what they may not read', async () => {
  const { id } = await asks({ clerk: idOf(bob), level: 1 }, cleo)
  assert.ok(!(await records.work(bob, mine, {})).items.some(item => item.id === id))
  await records.change(system, loan, id, { borrower: idOf(bob) })
  const item = (await records.work(bob, mine, {})).items.find(i => i.id === id)
  assert.ok(item)
  assert.equal(item.priority, null)
  await records.change(system, loan, id, { clerk: idOf(cleo) })
  assert.equal((await records.work(cleo, mine, {})).items.find(i => i.id === id)?.priority, 1)
})

test('a list of nothing is empty, and a cursor is its owner’s', async () => {
  assert.deepEqual(await records.work(cleo, [], {}), { items: [], next: null })
  const { next } = await records.work(cleo, mine, { limit: 2 })
  assert.equal((await failureOf(records.work(bea, mine, { cursor: String(next) }))).code, 'bad_cursor')
  for (const limit of [0, 501, 2.5]) assert.equal((await failureOf(records.work(cleo, mine, { limit }))).code, 'bad_limit')
})

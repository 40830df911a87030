import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf, type Loan, loan, loanDesk } from '../../../test/harness/loans.ts'
import type { Actor } from '../actor.ts'
import { search } from './index.server.ts'

const { records, store, model, system, bea, bob, cleo, asks } = await loanDesk()
const types = [model.type('loan')]
const found = async (text: string, by: Actor = cleo) => (await search(store, by, { text, types })).map(hit => hit.title)
const hit = async (text: string, by: Actor = cleo) => (await search(store, by, { text, types }))[0]

await asks({ title: 'VPN drops often', terms: 'Return it with the charger.' })
await asks({ title: 'Überspannungsschutz für die Küche', marks: ['steckdose'] })
await asks({ title: 'Café crème machine', terms: 'The milk frother drips.' })
await asks({ title: 'Projector' }, bob)

test('all words must be there, in any field, in any order, also as beginnings', async () => {
  assert.deepEqual(await found('often vpn'), ['VPN drops often'])
  assert.deepEqual(await found('char vp'), ['VPN drops often'])
  assert.deepEqual(await found('vpn milk'), [])
})

test('accents and case make no difference, either way', async () => {
  for (const text of ['uberspannung', 'ÜBERSPANNUNG', 'kuche']) assert.deepEqual(await found(text), ['Überspannungsschutz für die Küche'], text)
  for (const text of ['cafe creme', 'CAFÉ', 'crème']) assert.deepEqual(await found(text), ['Café crème machine'], text)
})

test('tags are found', async () => assert.deepEqual(await found('steckdose'), ['Überspannungsschutz für die Küche']))

test('a record is found by its number, before all others', async () => {
  const { number, title } = await asks({ title: 'Ladder' })
  await asks({ title: `Not ${number}`, terms: number })
  assert.equal((await hit(number))?.title, title)
  assert.equal((await hit(number.toLowerCase()))?.number, number)
})

test('what stands in the title comes before what stands in the text, and unfinished before done', async () => {
  await asks({ title: 'Something', terms: 'a trolley for it' })
  const done = await asks({ title: 'A trolley' })
  await asks({ title: 'Two trolley wheels' })
  await records.transition(cleo, loan, done.id, 'lend', { dueAt: '2026-04-01T00:00:00Z' })
  await records.transition(cleo, loan, done.id, 'giveBack')
  assert.deepEqual(await found('trolley'), ['Two trolley wheels', 'A trolley', 'Something'])
})

test('misspelt words are understood, and said to be so', async () => {
  for (const text of ['vnp dropps', 'vpn dropps', 'drops oftn', 'vpn dorps']) {
    const first = await hit(text)
    assert.equal(first?.title, 'VPN drops often', text)
    assert.equal(first.similar, true, text)
  }
  for (const text of ['projektor', 'porjector', 'projecto', 'proyector']) assert.equal((await hit(text))?.title, 'Projector', text)
})

test('words that are spelt rightly are not taken for others', async () => {
  await asks({ title: 'Service manual' })
  await asks({ title: 'Server rack' })
  assert.deepEqual(await found('server'), ['Server rack'])
  assert.deepEqual(await found('server projector'), [])
})

test('a number that is nearly right is another one', async () => {
  const { number } = await asks({ title: 'Hammer' })
  assert.deepEqual(await found(`${number}9`), [])
})

test('hits show where the words are', async () => {
  const first = await hit('frother')
  assert.deepEqual(
    first?.excerpt.filter(piece => piece.hit),
    [{ text: 'frother', hit: true }],
  )
  assert.equal(first?.excerpt.map(piece => piece.text).join(''), 'The milk frother drips.')
  assert.deepEqual((await hit('proj'))?.heading, [{ text: 'Projector', hit: true }])
  assert.deepEqual(
    (await hit('vnp dropps'))?.heading.filter(piece => piece.hit).map(piece => piece.text),
    ['VPN', 'drops'],
  )
})

test('one finds only what one may read, and no word of it is mended by what one may not', async () => {
  assert.deepEqual(await found('projector', bea), [])
  assert.deepEqual(await found('projektor', bea), [])
  assert.deepEqual(await found('projektor', bob), ['Projector'])
})

test('what stands in records that one may not read does not show in how one’s own words are taken', async () => {
  await asks({ title: 'Lantern' })
  assert.deepEqual(await found('lanternn', bea), ['Lantern'])
  await asks({ title: 'Lanternnn' }, bob)
  assert.deepEqual(await found('lanternn', bea), ['Lantern'])
})

test('a field that is hidden is not found by its words, though another of the same weight may be read', async () => {
  const { title } = await asks({ title: 'Tent', secret: 'smells of garlic' }, cleo)
  await records.change(system, loan, (await bySelf(title)).id, { borrower: idOf(bea) })
  assert.deepEqual(await found('garlic'), [title])
  assert.deepEqual(await found('garlic', bea), [])
  assert.deepEqual(await found('tent', bea), [title])
  for (const { excerpt } of await search(store, bea, { text: 'tent', types })) assert.ok(!excerpt.some(piece => piece.text.includes('garlic')))
})

test('words in comments are found by those who may read them', async () => {
  const it = await asks({ title: 'Bicycle' })
  await records.comment(cleo, loan, it.id, { text: 'The saddle wobbles.', visibility: 'public' })
  await records.comment(cleo, loan, it.id, { text: 'She broke the previous one.', visibility: 'internal' })
  assert.deepEqual(await found('saddle', bea), ['Bicycle'])
  assert.deepEqual(await found('saddle', bob), [])
  assert.deepEqual(await found('previous'), ['Bicycle'])
  assert.deepEqual(await found('previous', bea), [])
})

test("what others write does not crowd out what stands in comments on one's own", async () => {
  const heron = { text: 'A heron stood there.', visibility: 'public' } as const
  await records.together(system, async within => {
    for (let i = 0; i < 900; i++) {
      const borrower = idOf(i % 300 === 0 ? bea : bob)
      const { id } = await within.create(system, loan, { title: `Boat ${i}`, borrower })
      await within.comment(system, loan, id, heron)
    }
  })
  assert.deepEqual((await found('heron', bea)).toSorted(), ['Boat 0', 'Boat 300', 'Boat 600'])
})

test('a search can be narrowed, and only by what may be read', async () => {
  const all = await search(store, cleo, { text: 'trolley', types, filter: { field: 'category', is: '==', value: 'done' } })
  assert.deepEqual(
    all.map(h => h.title),
    ['A trolley'],
  )
  await assert.rejects(search(store, bea, { text: 'trolley', types, filter: { field: 'level', empty: true } }), { code: 'field_not_queryable' })
})

test('what means something to the database means nothing special in a question', async () => {
  for (const text of ["vpn' & !'x", 'vpn | projector', "'; drop table loan; --", ':*', '!!!', '', '   ', 'a'.repeat(500), '\\', 'vpn:*A', '🦆', 'İ', 'ẞ'])
    await found(text)
  assert.deepEqual(await found('vpn!'), ['VPN drops often'])
})

const bySelf = async (title: string): Promise<Loan> => {
  const [row] = (await records.find(system, loan, { filter: { field: 'title', is: '==', value: title } })).items
  assert.ok(row)
  return row
}

test('where any of the words is enough, what has more of them comes first', async () => {
  await asks({ title: 'Ochre tripod' })
  await asks({ title: 'Ochre zither with a hasp' })
  const any = async (text: string) => (await search(store, cleo, { text, types, any: true, exact: true })).map(h => h.title)
  assert.deepEqual(await any('ochre zither hasp balloon'), ['Ochre zither with a hasp', 'Ochre tripod'])
  assert.deepEqual(await any('balloon'), [])
  assert.deepEqual(await any('tripodd'), [], 'and nothing is mended where the words are meant as they are written')
})

test('each type may be narrowed by a rule of its own', async () => {
  const filter = () => ({ field: 'title', is: 'startsWith', value: 'Ochre t' }) as const
  assert.deepEqual(
    (await search(store, cleo, { text: 'ochre', types, filter })).map(h => h.title),
    ['Ochre tripod'],
  )
})

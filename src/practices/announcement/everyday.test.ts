import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openDoor } from '../../../test/harness/open-door.ts'
import { shop, text } from '../../../test/stories/catalogue.ts'
import type { Actor } from '../../kernel/actor.ts'
import { equals } from '../../kernel/define/index.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { portalSettings, topic } from './index.ts'
import { answers } from './search/answers.server.ts'

const it = await shop()
const { records, ada, rosa, lena, admin, model, ground, publish } = it
const article = model.type('article').definition
const door = await openDoor(it)
after(() => door.app.close())

const write = (input: object): Promise<{ readonly id: string; readonly number: string }> => records.create(ada, article, input) as never
const written = async (input: object) => {
  const made = await write(input)
  await records.transition(lena, article, made.id, 'publish')
  return made
}
const found = async (words: string, by: Actor = rosa) => (await answers(ground, by, words, 8)).map(a => [a.kind, a.title])

await written({ title: 'Resetting a password', body: 'Press *Forgot password* and follow the mail.', openTo: 'everyone' })
await written({ title: 'Passwords of service accounts', body: 'The password stands in the safe.', openTo: 'internal' })
const notebook = await publish('Mobile workplace', {
  texts: { name: { en: 'Mobile workplace', de: 'Mobiler Arbeitsplatz' }, summary: text('A light notebook with a dock'), keywords: 'laptop macbook' },
})

test('the portal finds articles by a question in everyday words, and none that the asker may not read', async () => {
  assert.deepEqual(await found('how do I change my forgotten passwords?'), [['article', 'Resetting a password']])
  const titles = (await found('passwords', ada)).map(([, title]) => title)
  assert.deepEqual(new Set(titles), new Set(['Passwords of service accounts', 'Resetting a password']))
})

test('the portal finds what can be ordered by other words for it, in both languages', async () => {
  for (const words of ['I need a new computer please', 'laptops', 'mobiler arbeitsplatz', 'something light with a docking station'])
    assert.deepEqual((await found(words))[0], ['item', 'Mobile workplace'], words)
})

test('a number and a word written wrongly are found beside questions', async () => {
  const one = await written({ title: 'Zebra crossing', body: 'Look left.', openTo: 'everyone' })
  assert.deepEqual((await found(one.number))[0], ['article', 'Zebra crossing'])
  assert.deepEqual(await found('zebar'), [['article', 'Zebra crossing']])
})

test('what is withdrawn from the catalogue is no answer any more', async () => {
  await records.transition(admin, model.type('catalogueItem').definition, notebook.id, 'retire')
  assert.deepEqual(await found('laptops'), [])
})

test('a topic lists what stands on it, to each what is open to them', async () => {
  const shelf = await records.create(lena, topic, { name: 'Workplaces', openTo: 'everyone' })
  for (const openTo of ['everyone', 'internal']) await written({ title: `Chairs ${openTo}`, body: 'Sit.', openTo, topic: shelf.id })
  await write({ title: 'Chairs unwritten', body: 'Sit.', openTo: 'everyone', topic: shelf.id })
  await publish('Chair', {}, { topic: shelf.id })
  const standing = async (type: typeof article, shown: string, by: Actor) =>
    (await records.find(by, type, { filter: parseRule(`topic == '${shelf.id}' && ${shown}`) })).items.map(row => row[type.views.title as 'id']).toSorted()
  // As the portal's page asks.
  assert.deepEqual(await standing(article, 'live == true', rosa), ['Chairs everyone'])
  assert.deepEqual(await standing(article, 'live == true', ada), ['Chairs everyone', 'Chairs internal'])
  assert.deepEqual(await standing(model.type('catalogueItem').definition, "state == 'published'", rosa), ['Chair'])
})

test('A05: a guest reads a revised article as it was published, and neither its draft nor one that is not public', async () => {
  const [settings] = (await records.find(admin, portalSettings)).items
  await records.change(admin, portalSettings, settings?.id ?? '', { guestsRead: true })
  const open = await written({ title: 'Finding us', body: 'We are in *Harbour Street*.', openTo: 'public', language: 'en' })
  const inside = await written({ title: 'Finding the safe', body: 'Harbour safe.', openTo: 'everyone' })
  const draft = await write({ title: 'Finding the treasure', body: 'Harbour treasure.', openTo: 'public' })
  await records.transition(lena, article, open.id, 'revise')
  await records.change(lena, article, open.id, { title: 'Finding the secret door', body: 'Behind the waterfall.', changeNote: 'secretly' })

  for (const address of [open.id, open.number]) {
    const { status, body } = await door.get(`/guest/articles/${address}`)
    assert.deepEqual(
      [status, Object.keys(body).toSorted(), body.number, body.title, body.text, body.language],
      [200, ['id', 'language', 'number', 'text', 'title', 'type', 'updatedAt'], open.number, 'Finding us', 'We are in *Harbour Street*.', 'en'],
    )
  }
  const hits = await door.get('/guest/search?q=harbour')
  assert.deepEqual(
    hits.body.items.map((hit: { title: string }) => hit.title),
    ['Finding us'],
  )
  for (const words of ['waterfall', 'secret door', 'secretly', 'treasure', 'safe']) {
    const { status, body } = await door.get(`/guest/search?q=${encodeURIComponent(words)}`)
    assert.deepEqual([status, body.items], [200, []], words)
  }
  const none = await door.get('/guest/articles/00000000-0000-7000-8000-00000000000a')
  for (const address of [inside.id, inside.number, draft.id, draft.number]) {
    const { status, body } = await door.get(`/guest/articles/${address}`)
    assert.deepEqual([status, body.detail], [404, none.body.detail])
  }
  await records.transition(lena, article, open.id, 'retire')
  assert.equal((await door.get(`/guest/articles/${open.id}`)).status, 404)
  assert.deepEqual((await records.find(rosa, article, { filter: equals('id', open.id) })).items, [])
})

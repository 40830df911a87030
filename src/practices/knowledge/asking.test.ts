import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import { days, hours } from '../../../test/harness/world.ts'
import { ask } from '../../kernel/search/index.server.ts'
import type { InputOf } from '../../kernel/define/index.ts'
import { audience } from '../../people/index.ts'
import { noteUnanswered } from '../shared/unanswered.server.ts'
import { deflectionSince, keepOpening, keepSearch, settle, unansweredSince } from './facts.server.ts'
import { gapsSince } from './gaps.server.ts'
import { article, articleFeedback, articleUse, articleVersion } from './index.ts'

const it = await desk()
const { records, store, model, rosa, ruben, ada, lena, admin, person, clock, report, run, database, system } = it
const karl = await person('Karl', ['knowledgeAuthor'])
const type = model.type('article')
const tenant = rosa.tenant
const db = database.for(tenant)

const published = async (input: InputOf<typeof article>) => records.transition(lena, article, (await records.create(ada, article, input)).id, 'publish')
const found = async (text: string, by = rosa) => (await ask(store, by, { text, type })).map(a => a.title)

await published({ title: 'Resetting a password', body: 'Press *Forgot password* and follow the mail.', openTo: 'everyone' })
await published({ title: 'Booking a trip', body: '## Trains\n\nAsk the travel desk. Never reset anything.', openTo: 'everyone', keywords: ['journey'] })
await published({ title: 'Passwörter zurücksetzen', body: 'Auf der Anmeldeseite geht das von selbst.', openTo: 'everyone', language: 'de' })

test('a question in a sentence finds what answers most of it, whatever its words’ forms', async () => {
  assert.equal((await found('how do I reset my passwords?'))[0], 'Resetting a password')
  assert.equal((await found('wie setze ich mein Passwort zurück'))[0], 'Passwörter zurücksetzen')
  assert.equal((await found('which train for my journey'))[0], 'Booking a trip')
})

test('the last word need not be typed to its end', async () => assert.equal((await found('forgotten passw'))[0], 'Resetting a password'))

test('what is asked in other words is found as well', async () => assert.equal((await found('holiday travel'))[0], 'Booking a trip'))

test('a draft is no answer, and a retired article is one no longer', async () => {
  const one = await records.create(ada, article, { title: 'Zebra crossing', body: 'zebra', openTo: 'everyone' })
  assert.deepEqual(await found('zebra', ada), [])
  await records.transition(lena, article, one.id, 'publish')
  assert.deepEqual(await found('zebra'), ['Zebra crossing'])
  await records.transition(lena, article, one.id, 'retire')
  assert.deepEqual(await found('zebra'), [])
  await records.remove(admin, article, one.id).catch(() => undefined)
})

test('what stands in articles that one may not read changes neither hits nor their order', async () => {
  await published({ title: 'Alpha quokka', body: 'quokka wombat', openTo: 'everyone' })
  await published({ title: 'Beta', body: 'wombat wombat quokka notes', openTo: 'everyone' })
  const before = await ask(store, rosa, { text: 'quokka wombat', type })
  for (let i = 0; i < 8; i++) await published({ title: `Hidden ${i}`, body: 'quokka quokka quokka', openTo: 'internal' })
  clock.advance(120_000)
  assert.deepEqual(
    (await ask(store, rosa, { text: 'quokka wombat', type })).map(a => [a.title, a.rank]),
    before.map(a => [a.title, a.rank]),
  )
  assert.ok((await found('quokka', ada)).includes('Hidden 0'))
})

test('nobody reads an article that was not opened to them: not it, its versions, feedback, suggestions or exports, though they write others (A05)', async () => {
  const some = await records.create(admin, audience, { name: 'Finance', who: "email == 'nobody@example.test'" })
  const hidden = [
    await published({ title: 'Okapi plan', body: 'okapi secret', openTo: 'internal' }),
    await published({ title: 'Okapi budget', body: 'okapi secret', openTo: 'audience', audience: some.id }),
    // Contributing does not grant reading: Karl wrote it, and Ada answers for it now.
    await records.transition(
      lena,
      article,
      (await records.create(karl, article, { title: 'Okapi draft', body: 'okapi secret', owner: id(ada) })).id,
      'publish',
    ),
  ]
  for (const who of [rosa, karl]) {
    for (const one of hidden) {
      for (const address of [one.id, one.number]) {
        await assert.rejects(records.get(who, article, address), failsAs('missing'))
        await assert.rejects(records.timeline(who, article, address), failsAs('missing'))
      }
      await assert.rejects(records.change(who, article, one.id, { keywords: ['x'] }), failsAs('missing'))
      await assert.rejects(records.transition(who, article, one.id, 'revise'), failsAs('missing'))
      await assert.rejects(records.create(who, articleFeedback, { article: one.id, helpful: true }))
      assert.equal((await records.find(who, articleVersion, { filter: { field: 'article', is: '==', value: one.id } })).items.length, 0)
      assert.equal((await records.find(who, articleFeedback, { filter: { field: 'article', is: '==', value: one.id } })).items.length, 0)
    }
    assert.deepEqual(await found('okapi', who), [])
    assert.equal(await records.count(who, article, { field: 'heading', is: 'contains', value: 'Okapi' }), 0)
  }
  const file = await it.attachments.attach(ada, article, hidden[0]?.id ?? '', { name: 'plan.txt', stream: bytes('secret'), visibility: 'public' })
  for (const who of [rosa, karl]) await assert.rejects(it.attachments.read(who, file.id), failsAs('missing'))
  assert.equal((await it.attachments.read(ada, file.id)).attachment.id, file.id)
})

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

test('an article is linked to what it solved, once', async () => {
  const one = await published({ title: 'Restart it', body: 'Restart.' })
  const broken = await report()
  await records.create(ada, articleUse, { article: one.id, incident: broken.id })
  await assert.rejects(records.create(ada, articleUse, { article: one.id, incident: broken.id }), failsAs('invalid'))
  await assert.rejects(records.create(ada, articleUse, { article: one.id }), failsAs('invalid'))
})

test('an opening that a report follows within a day spared nothing, and names are gone when it is over', async () => {
  const one = await published({ title: 'Printers', body: 'Look at the light.', openTo: 'everyone' })
  const opening = (who: typeof rosa) => keepOpening(db, { tenant, person: who.person, at: clock.now(), article: one.id, place: 'portal', search: undefined })
  const since = clock.now()
  await opening(rosa)
  await opening(rosa)
  await opening(ruben)
  clock.advance(hours(1))
  await report({}, rosa)
  assert.deepEqual(await deflectionSince(db, since, clock.now()), { visits: 1, reported: 1, deflected: 0, pending: 1 })
  clock.advance(days(2))
  const over = { visits: 2, reported: 1, deflected: 1, pending: 0 }
  assert.deepEqual(await deflectionSince(db, since, clock.now()), over)
  await run('article.settle')
  assert.deepEqual(await deflectionSince(db, since, clock.now()), over)
  const named = await it.owner.query({ text: 'select 1 from store.knowledge_opening where person_id is not null', values: [] })
  assert.equal(named.length, 0)
})

test('what was asked in vain is listed once, however it was typed, and without who asked', async () => {
  const since = clock.now()
  const searched = (text: string, covers: number, who = rosa) => keepSearch(db, { tenant, person: who.person, at: clock.now(), text, found: 0, covers })
  await searched('coff', 0)
  await searched('coffee mach', 0)
  const whole = await searched('coffee machine', 0)
  await searched('Coffee machine', 0, ruben)
  const seen = await searched('tea', 0.9, ruben)
  const one = await published({ title: 'Tea', body: 'tea', openTo: 'everyone' })
  await keepOpening(db, { tenant, person: ruben.person, at: clock.now(), article: one.id, place: 'portal', search: seen })
  // Another one's search is left alone.
  await keepOpening(db, { tenant, person: ruben.person, at: clock.now(), article: one.id, place: 'portal', search: whole })
  const list = await unansweredSince(db, since, 10)
  assert.deepEqual(
    list.map(({ text, times, passedOver }) => [text.toLowerCase(), times, passedOver]),
    [['coffee machine', 2, 0]],
  )
  clock.advance(days(400))
  await settle(db, tenant, clock.now())
  assert.deepEqual(await unansweredSince(db, since, 10), [])
})

test('what the portal found nothing for is listed with the rest, and nobody stands there', async () => {
  const since = clock.now()
  for (const words of [' Unicorn stable ', 'unicorn stable', ' ']) await noteUnanswered(it.ground, { tenant, words, language: 'en' })
  const list = await unansweredSince(db, since, 10)
  assert.deepEqual(
    list.map(({ text, times, passedOver }) => [text.toLowerCase(), times, passedOver]),
    [['unicorn stable', 2, 0]],
  )
  const named = await it.owner.query({
    text: "select 1 from store.knowledge_search where lower(text) = 'unicorn stable' and person_id is not null",
    values: [],
  })
  assert.equal(named.length, 0)
})

test('articles that nobody opened are listed to those who may read them', async () => {
  const gaps = await gapsSince(it.ground, lena, 30)
  assert.ok(gaps.unopened.some(line => line.title === 'Tea'))
  assert.ok(gaps.unopened.some(line => line.title === 'Okapi plan'))
  assert.ok(!(await gapsSince(it.ground, karl, 30)).unopened.some(line => line.title === 'Okapi plan'))
  void system
})

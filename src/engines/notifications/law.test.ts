/**
 * The main law: whatever happens, whatever a template asks for, in every language and by every way, nobody is told what they may
 * not read. Every template is one that asks for everything, and a word stands in all that requesters must not see.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutes } from '../../../test/harness/world.ts'
import { fieldsOf, languages } from '../../kernel/define/index.ts'
import { person } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { problem } from '../../practices/problem/index.ts'
import { type Event, eventNames } from './events.ts'
import { messageTemplate, notificationPreference, notificationSettings } from './index.ts'
import { placeholders } from './templates/variables.ts'
import { told } from './test/told.ts'

const secret = 'xyzzyquux'
const it = await told()
const { records, system, post, settle, clock, somebody } = it

/** Values with the word in it for every text that this reader of the incident does not see. */
const hiddenTexts = (seen: object) =>
  Object.fromEntries(
    fieldsOf(it.model.type('incident'))
      .filter(([name, { kind, computed }]) => !(name in seen) && !computed && ['text', 'longText'].includes(kind))
      .map(([name]) => [name, `${name} ${secret}`]),
  )

async function everybody(language: 'en' | 'de') {
  const more = { language, timeZone: 'Europe/Berlin' }
  const people = {
    boss: await somebody(`Boss${language}`, ['requester'], more),
    rosa: await somebody(`Rosa${language}`, ['requester'], more),
    watcher: await somebody(`Watcher${language}`, ['requester'], more),
    stranger: await somebody(`Stranger${language}`, [], more),
    agent: await somebody(`Agent${language}`, ['agent'], more),
    other: await somebody(`Other${language}`, ['agent'], more),
  }
  await records.change(system, person, people.rosa.person, { manager: people.boss.person })
  // An assignee whose manager is no agent: what is internal must not climb to them.
  await records.change(system, person, people.agent.person, { manager: people.boss.person })
  for (const who of Object.values(people))
    await records.create(system, notificationPreference, { person: who.person, ways: eventNames.map(event => ({ event, app: true, mail: true })) })
  return people
}

test('requesters are never told what is internal, over every event, template, language and way', async () => {
  const all = placeholders(it.model).map(name => `${name}={{${name}}} {{#if ${name}}}has ${name}{{/if}}`)
  for (const event of eventNames)
    for (const language of languages) {
      await records.create(system, messageTemplate, {
        event,
        language,
        channel: 'mail',
        subject: '{{record.name}} {{comment.text}} {{fact.text}} {{record.vendor}}',
        body: all.join('\n\n'),
      })
      await records.create(system, messageTemplate, {
        event,
        language,
        channel: 'app',
        body: '{{comment.text}} {{fact.text}} {{record.vendor}} {{record.problem}} {{record.businessImpact}} {{record.parent}} {{record.title}}',
      })
    }
  const [settings] = (await records.find(system, notificationSettings)).items
  await records.change(system, notificationSettings, settings?.id ?? '', { gatherSeconds: 0 })
  const toldOf = { outside: new Set<Event>(), inside: new Set<Event>() }
  for (const language of languages) {
    const people = await everybody(language)
    const agent = await it.asNow(people.agent)
    const cause = await records.create(agent, problem, { title: `Cause ${secret}` })
    const leads = await it.team(`Team ${language}`, [people.agent, people.other, people.stranger], [people.stranger])
    const mentions = Object.values(people)
      .map(p => `@${p.email}`)
      .join(' ')
    // By mail, so that it is received as well.
    const { id } = await records.create({ ...people.rosa, channel: 'mail' }, incident, { title: 'The printer', watchers: [people.watcher.person] })
    await settle()
    const hidden = hiddenTexts(await records.get(people.rosa, incident, id))
    assert.ok(Object.keys(hidden).length >= 4, Object.keys(hidden).join())
    await records.change(agent, incident, id, { ...hidden, problem: cause.id })
    await records.transition(agent, incident, id, 'assign', { group: leads })
    await records.comment(agent, incident, id, { text: `${secret} note before anybody works on it ${mentions}`, visibility: 'internal' })
    await settle()
    const other = await it.asNow(people.other)
    await records.transition(other, incident, id, 'assign', { assignee: people.agent.person })
    await records.transition(agent, incident, id, 'start')
    for (const kind of ['clock.warned', 'clock.breached'])
      await records.fact(system, incident, id, { kind, say: { en: `${secret} is due`, de: `${secret} ist fällig` }, about: {} })
    for (const who of Object.values(people))
      await records.fact(system, incident, id, {
        kind: 'automation.told',
        say: { en: `${secret} told`, de: `${secret} mitgeteilt` },
        about: { person: who.person, group: null },
      })
    await settle()
    await records.comment(other, incident, id, { text: `${secret} ${mentions}`, visibility: 'internal' })
    await records.comment(other, incident, id, { text: `A public word ${mentions}`, visibility: 'public' })
    await records.comment(other, incident, id, { text: `${secret} between`, visibility: 'internal' })
    await records.transition(other, incident, id, 'hold', { holdReason: 'requester', vendor: `vendor ${secret}`, comment: 'Which one?' })
    await settle()
    await records.transition(other, incident, id, 'proposeMajor', { businessImpact: `impact ${secret}`, comment: `why ${secret}` })
    await records.transition(other, incident, id, 'resume')
    await records.transition(other, incident, id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Done.' })
    await settle()
    await records.transition(other, incident, id, 'reopen')
    await records.transition(other, incident, id, 'assign', { assignee: null })
    await records.transition(other, incident, id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Done.' })
    await records.transition(other, incident, id, 'close')
    clock.advance(minutes(5))
    await settle()
    for (const who of [people.rosa, people.watcher, people.boss, people.stranger]) {
      const heard = await it.heard(who)
      for (const { event } of heard) toldOf.outside.add(event)
      assert.doesNotMatch(JSON.stringify(heard), new RegExp(secret), who.name)
      for (const mail of post.taken.filter(t => t.to === who.email))
        assert.doesNotMatch(`${mail.raw} ${mail.mail.subject} ${mail.mail.text} ${String(mail.mail.html)}`, new RegExp(secret), who.name)
    }
    assert.deepEqual(await it.heard(people.boss), [], 'whoever may not read it is told nothing at all, mentioned or not')
    assert.deepEqual(await it.heard(people.stranger), [], 'a member of the group without any role')
    for (const who of [people.agent, people.other]) for (const { event } of await it.heard(who)) toldOf.inside.add(event)
    assert.match(
      post.taken
        .filter(t => t.to === people.agent.email)
        .map(t => t.mail.text)
        .join(),
      new RegExp(secret),
      'the word is there to be found',
    )
  }
  assert.deepEqual([...toldOf.outside].sort(), [
    'closed',
    'created',
    'mentioned',
    'publicComment',
    'received',
    'reopened',
    'resolved',
    'stateChanged',
    'waitingForYou',
  ])
  // Approvals have their own law: approvers see what was pinned for them, and nothing else (engines/approvals/mail.test.ts).
  const others = eventNames.filter(event => !event.startsWith('approval'))
  assert.deepEqual([...new Set([...toldOf.outside, ...toldOf.inside])].sort(), [...others].sort(), 'every event was told to somebody')
  assert.ok(post.taken.filter(t => t.to.startsWith('rosa')).length >= 10)
})

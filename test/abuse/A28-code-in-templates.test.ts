import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, desk as openDesk, type Desk } from '../harness/server.ts'

/** What looks like code, in what people write and in what an administrator writes, stays text. */

const payloads = [
  "{{constructor.constructor('return process')()}}",
  '${7*7}',
  '#{7*7}',
  '<%= 7*7 %>',
  '{{7*7}}',
  '{{#each this}}x{{/each}}',
  '{{> partial}}',
  '{{{record.title}}}',
  '{% for x in y %}',
  '<j:jelly>7</j:jelly>',
  '[[${7*7}]]',
]

let desk: Desk
let admin: Client
let agent: Client
let rosa: Client
before(async () => {
  desk = await openDesk({ jobs: true })
  admin = await desk.somebody(['administrator'])
  agent = await desk.somebody(['agent'])
  rosa = await desk.somebody(['requester'])
})
after(() => desk.close())

const template = (body: string) => ({ event: 'publicComment', language: 'en', channel: 'app', body })

test('in a title, a comment, a name: what was written is what is told', async () => {
  const title = payloads.join(' ').slice(0, 190)
  const { body } = await rosa.post('/incidents', { title })
  await agent.post(`/incidents/${body.id}/comments`, { text: payloads.join('\n'), visibility: 'public' })
  const preview = await admin.post('/message-templates/preview', {
    type: 'incident',
    record: body.number,
    language: 'en',
    subject: '{{record.title}}',
    body: '{{comment.text}}',
  })
  assert.deepEqual([preview.body.subject, preview.body.text], [title, payloads.join('\n')])
  assert.doesNotMatch(preview.body.html, /<j:|(?<!\d)49(?!\d)/)
})

test('in a template: it is sent as it was written, or refused by name', async () => {
  const { body } = await rosa.post('/incidents', { title: 'Plain' })
  for (const payload of payloads) {
    const answer = await admin.post('/message-templates/preview', { type: 'incident', record: body.number, language: 'en', body: payload })
    if (answer.status === 422) assert.match(answer.text, /There is no placeholder|ends nothing/)
    else assert.equal(answer.body.text, payload.replaceAll('{{record.title}}', 'Plain'), payload)
  }
  for (const path of ['constructor', 'toString', 'record.constructor', 'record.__proto__', 'process.env', 'record.password', 'person.email']) {
    const answer = await admin.post('/message-templates', template(`{{${path}}}`))
    assert.equal(answer.status, 422, path)
    assert.match(answer.text, new RegExp(`There is no placeholder '${path.replaceAll('.', '\\.')}'`))
  }
})

test('nobody but administrators reads, writes or tries templates', async () => {
  const made = await admin.post('/message-templates', template('Hello {{person.name}}'))
  assert.equal(made.status, 201)
  for (const who of [agent, rosa]) {
    assert.deepEqual((await who.get('/message-templates')).body.items, [])
    assert.equal((await who.get('/message-templates/shipped')).status, 403)
    assert.equal((await who.post('/message-templates', { ...template('x'), language: 'de' })).status, 403)
    assert.equal((await who.patch(`/message-templates/${made.body.id}`, { body: 'x' })).status, 404)
    assert.equal((await who.post('/message-templates/preview', { type: 'incident', record: 'INC1000001', language: 'en', body: 'x' })).status, 403)
  }
  const scoped = await desk.somebody(['administrator'], { scopes: ['read', 'write'] })
  assert.equal((await scoped.get('/message-templates/shipped')).status, 403, 'a token without admin')
})

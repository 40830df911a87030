import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Door, door } from '../harness/door.ts'

let desk: Door
before(async () => {
  desk = await door()
})
after(() => desk.close())

const evil = 'evil.example'

test('whatever a request says of hosts, the link leads to the configured address', async () => {
  const { email } = await desk.somebody(['agent'])
  const poisons: Record<string, string>[] = [
    { host: evil },
    { 'x-forwarded-host': evil },
    { 'x-forwarded-server': evil },
    { 'x-host': evil },
    { 'x-original-host': evil },
    { forwarded: `host=${evil};proto=https` },
    { referer: `https://${evil}/` },
    { 'x-forwarded-prefix': `//${evil}` },
  ]
  for (const headers of poisons) {
    desk.advance(3_600_000)
    await desk.browser().post('/password/reset-request', { email }, headers)
    await desk.runJobs()
    const mail = desk.mails.at(-1)
    assert.equal(mail?.to, email)
    assert.match(mail?.text ?? '', /^http:\/\/desk\.example\.test\/reset#[\w-]{43}$/m)
    assert.equal(mail?.text.includes(evil), false, JSON.stringify(headers))
  }
  assert.equal(desk.mails.length, poisons.length)
})

test('one address is asked for, and never a list of them', async () => {
  const { email } = await desk.somebody(['agent'])
  const before = desk.mails.length
  for (const asked of [
    `${email},mallory@evil.example`,
    `${email} mallory@evil.example`,
    `${email}\nBcc: mallory@evil.example`,
    `${email};mallory@evil.example`,
  ]) {
    await desk.browser().post('/password/reset-request', { email: asked })
  }
  assert.equal((await desk.browser().post('/password/reset-request', { email: [email, 'mallory@evil.example'] })).statusCode, 422)
  await desk.runJobs()
  assert.equal(desk.mails.length, before)
})

test('pages tell no other site from which address one comes', async () => {
  assert.equal((await desk.browser().get('/set-up')).headers['referrer-policy'], 'no-referrer')
})

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '../harness/eventually.ts'
import { mailServer, type MailServer, type Taken } from '../harness/mail.ts'
import { ShippedInstallation } from './installation.ts'

/** The process is killed again and again while people are told things, each time between handing a mail over and noting that it was. */

let post: MailServer
let installation: ShippedInstallation
let token = ''
let rosa = ''
const said = new Map<string, string>()

before(async () => {
  post = await mailServer()
  installation = new ShippedInstallation({ SMTP_URL: post.url, MAIL_FROM: 'desk@help.example' })
  await installation.start()
  await installation.run('user', 'create', 'agent@example.test', '--name', 'Agent', '--roles', 'agent')
  await installation.run('user', 'create', 'rosa@example.test', '--name', 'Rosa', '--roles', 'requester')
  token = await installation.run('token', 'create', '--for', 'agent@example.test', '--scope', 'write')
  const { items } = await ask<{ items: { id: string }[] }>('GET', `/people?filter=${encodeURIComponent("email == 'rosa@example.test'")}`)
  rosa = items[0]?.id ?? ''
})
after(async () => {
  await installation.remove()
  await post.close()
})

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${installation.address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Says something new to Rosa, on a record of its own; noted only if it was acknowledged. */
async function say(word: string): Promise<void> {
  const { id } = await ask<{ id: string }>('POST', '/incidents', { title: `About ${word}`, requester: rosa })
  await ask('POST', `/incidents/${id}/comments`, { text: `word-${word}.`, visibility: 'public' })
  said.set(word, id)
}

/** Whether the mail tells the word; the mail that a record was opened does not. */
const tells =
  (word: string) =>
  ({ mail }: Taken) =>
    (mail.text ?? '').includes(`word-${word}.`)

test('each thing is told once, however often the process is killed', { timeout: 300_000 }, async () => {
  const twice = new Set<string>()
  for (let round = 0; round < 3; round++) {
    const under: { killed?: Promise<void> } = {}
    const least = post.taken.length + 4 + round
    post.beforeAccepting(async ({ mail }) => {
      if (under.killed || post.taken.length < least) return
      twice.add(mail.messageId ?? '')
      under.killed = installation.killApp()
      await under.killed
    })
    const talking = (async () => {
      for (let n = 0; n < 40 && !under.killed; n++) await say(`${round}x${n}`).catch(() => pause(50))
    })()
    await eventually('it was killed', () => under.killed !== undefined, 60)
    await Promise.all([talking, under.killed])
    post.beforeAccepting(() => {})
    await installation.start()
    await installation.ready()
  }
  await eventually('all is told', () => [...said.keys()].every(word => post.taken.some(tells(word))), 90)
  await pause(2000)
  for (const word of said.keys()) {
    const ids = new Set(post.taken.filter(tells(word)).map(t => t.mail.messageId))
    assert.equal(ids.size, 1, `${word} was told in ${ids.size} mails`)
  }
  // What SMTP cannot tell apart: a mail that was taken while its sender died comes once more, as the very same mail.
  const handed = Map.groupBy(post.taken, t => t.mail.messageId ?? '')
  for (const [id, mails] of handed) if (mails.length > 1) assert.equal(new Set(mails.map(m => m.mail.text)).size, 1, id)
  const again = [...handed.values()].filter(mails => mails.length > 1).length
  assert.ok(again <= 3 * 8, `${again} mails were handed over again; at most the eight at work in each of three kills may be`)
  assert.ok(twice.size === 3)
})

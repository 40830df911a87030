import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { mailbox } from '../../src/channels/email/index.ts'
import { type Desk, desk } from '../harness/server.ts'
import { freePort } from '../harness/mail-servers.ts'

/** A25: learning from what the mail listener answers. */

let app: Desk
let port: number
let cut = false
before(async () => {
  port = await freePort()
  app = await desk({ jobs: true, settings: { MAIL_LISTEN: String(port), PUBLIC_URL: 'http://desk.help.example' } })
  await app.runtime.installation.records.create(app.system, mailbox, { name: 'Desk', address: 'desk@help.example', protocol: 'smtp' })
})
after(() => app.close())

/** Says the lines one after the other, each once the one before was answered, and gives the answers. */
function talk(lines: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const answers: string[] = []
    let at = 0
    let text = ''
    socket.setTimeout(20_000, () => socket.destroy(new Error('no answer')))
    socket.on('error', reject)
    socket.on('close', () => resolve(answers))
    socket.on('data', data => {
      text += data.toString()
      if (!/^\d{3} .*\r\n$/m.test(text)) return
      answers.push(text)
      text = ''
      const next = lines[at++]
      if (next === undefined) socket.destroy()
      else socket.write(`${next}\r\n`)
    })
  })
}

const telling = /node|smtp-server|mainstay|postgres|pg_|\bat .*:\d+|\/src\/|\/dist\/|stack|\d+\.\d+\.\d+(?!\.\d)/i

test('no answer tells of programs, versions or places', async () => {
  const answers = await talk([
    'EHLO probe.example',
    'HELP',
    'VRFY root',
    'EXPN staff',
    'AUTH PLAIN AGEAYg==',
    'STARTTLS',
    'NOSUCH',
    'MAIL FROM:<a@b.example> SIZE=99999999999',
    'MAIL FROM:<<<>',
    'MAIL FROM:<a@b.example>',
    'RCPT TO:<root>',
    "RCPT TO:<desk'or'1'='1@help.example>",
    'RCPT TO:<nobody@help.example>',
    `RCPT TO:<${'a'.repeat(3000)}@help.example>`,
    'DATA',
  ])
  assert.ok(answers.length >= 12, answers.join(''))
  for (const answer of answers.map(a => a.replace(/\b[245]\.\d\.\d+\b/g, ''))) assert.doesNotMatch(answer, telling)
  assert.match(answers.join(''), /550/)
})

test('where the database is away, its sender is told to try again, and no more', async () => {
  const { store } = app.runtime.installation
  const real = store.database.for
  Object.assign(store.database, { for: (tenant: string) => (cut ? fail() : real.call(store.database, tenant)) })
  cut = true
  try {
    const answers = await talk(['EHLO probe.example', 'MAIL FROM:<a@b.example>', 'RCPT TO:<desk@help.example>'])
    assert.match(answers.at(-1) ?? '', /^451 /)
    assert.doesNotMatch(answers.join('').replace(/\b[245]\.\d\.\d+\b/g, ''), telling)
  } finally {
    cut = false
  }
})

const fail = (): never => {
  throw new Error('connect ECONNREFUSED /run/postgresql at Object.query (/app/src/kernel/database/connect.server.ts:42)')
}

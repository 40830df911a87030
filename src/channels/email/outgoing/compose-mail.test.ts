import assert from 'node:assert/strict'
import { test } from 'node:test'
import nodemailer from 'nodemailer'
import { parseMail } from '../incoming/parse-mail.server.ts'
import { usualLimits } from '../incoming/incoming-mail.ts'
import { classify } from '../incoming/classify.ts'
import { composeMail, type Letter } from './compose-mail.ts'

const letter: Letter = {
  from: { name: 'IT Desk', address: 'desk@help.example' },
  replyTo: 'desk+abc@help.example',
  to: { name: 'Änn Müller', address: 'ann@x.example' },
  returnPath: 'bounce@help.example',
  subject: '[INC0001001] Drucker heiß',
  text: 'Plain body',
  html: '<p>HTML body</p>',
  language: 'de',
  messageId: 'r.2.mac@help.example',
  threadId: 'r.0.mac@help.example',
  inReplyTo: '<1@x.example>',
  references: ['0@x.example', '1@x.example'],
  mark: 'help.example',
  automatic: 'auto-generated',
}
const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

async function sent(changed: Partial<Letter>) {
  const { message, envelope } = await transport.sendMail(composeMail({ ...letter, ...changed }))
  assert.ok(Buffer.isBuffer(message))
  return { raw: message.toString('utf8'), envelope, mail: await parseMail(message, usualLimits) }
}

test('a composed mail reads back: parties, thread, both bodies, marks', async () => {
  const { mail, raw, envelope } = await sent({})
  assert.deepEqual([mail.from, mail.to, mail.replyTo[0]?.address], [letter.from, [letter.to], 'desk+abc@help.example'])
  assert.equal(mail.subject, letter.subject)
  assert.deepEqual(
    [mail.messageId, mail.inReplyTo, mail.references],
    ['r.2.mac@help.example', '1@x.example', ['r.0.mac@help.example', '0@x.example', '1@x.example']],
  )
  assert.equal(mail.text?.trim(), 'Plain body')
  assert.match(mail.html ?? '', /<html lang="de">[\s\S]*prefers-color-scheme: dark[\s\S]*<p>HTML body<\/p>/)
  assert.match(raw, /^Auto-Submitted: auto-generated\r$/m)
  assert.deepEqual(envelope, { from: 'bounce@help.example', to: ['ann@x.example'] })
  assert.equal(classify(mail, 'help.example').kind, 'loop', 'what we sent is known when it comes back')
})

test('what a person wrote is not called automatic, and the first mail of a thread answers nothing', async () => {
  const { mail } = await sent({ automatic: 'no', messageId: letter.threadId, inReplyTo: undefined, references: [] })
  assert.deepEqual([mail.headers.get('auto-submitted'), mail.headers.get('precedence'), mail.inReplyTo, mail.references], [['no'], undefined, undefined, []])
})

test('A22: an address is one address, or nothing is sent', () => {
  for (const address of [
    'a@x.example, b@x.example',
    'a@x.example\r\nBcc: b@x.example',
    '<a@x.example>',
    'a b@x.example',
    '"a"@x.example',
    'a@x.example;b',
    'a@',
    '@x',
    'a@b@c',
    '',
    'a:b@x.example',
    'a@x.example\0',
  ])
    assert.throws(() => composeMail({ ...letter, to: { name: '', address } }), /is not one mail address/)
  assert.throws(() => composeMail({ ...letter, messageId: 'a@b>\r\nBcc: c@d' }), /is not a message id/)
})

test('A22: 10,000 hostile names and subjects add no header and no recipient', async () => {
  const pieces = [
    '\r\n',
    '\n',
    '\r',
    '\0',
    '\u2028',
    '\u0085',
    ',',
    ';',
    ':',
    '<',
    '>',
    '"',
    '\\',
    '(',
    ')',
    '@',
    '=?utf-8?q?=0D=0ABcc:_e@e.example?=',
    '=?utf-8?b?',
    '?=',
    '=?',
    '?',
    '=',
  ]
  pieces.push(
    'Bcc: evil@e.example',
    'evil@e.example',
    '<evil@e.example>',
    ' ',
    '\t',
    'ä',
    '🎉',
    '\u202e',
    '\ud800',
    'a'.repeat(90),
    'Ann',
    '%0d%0a',
    'group:',
    'undisclosed-recipients:;',
  )
  let seed = 7
  const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
  const hostile = (): string => Array.from({ length: 1 + random(7) }, () => pieces[random(pieces.length)] ?? '').join('')
  const usual = [...(await sent({ cc: [{ name: 'C', address: 'c@x.example' }] })).mail.headers.keys()].sort()
  for (let round = 0; round < 2500; round++) {
    const [from, to, cc, subject] = [hostile(), hostile(), hostile(), hostile()]
    const said = JSON.stringify([from, to, cc, subject])
    const { mail, envelope } = await sent({
      from: { ...letter.from, name: from },
      to: { ...letter.to, name: to },
      cc: [{ name: cc, address: 'c@x.example' }],
      subject,
    })
    assert.deepEqual(
      [...mail.headers.keys()].filter(name => name !== 'subject').sort(),
      usual.filter(name => name !== 'subject'),
      said,
    )
    assert.deepEqual(
      [mail.from?.address, mail.to.map(each => each.address), mail.cc.map(each => each.address)],
      ['desk@help.example', ['ann@x.example'], ['c@x.example']],
      said,
    )
    assert.deepEqual(envelope, { from: 'bounce@help.example', to: ['ann@x.example', 'c@x.example'] })
    assert.doesNotMatch([mail.subject, mail.from?.name, mail.to[0]?.name].join(), /[\r\n\0\u2028\u202e]/, said)
  }
})

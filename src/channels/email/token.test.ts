import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { messageIdOf, readMessageId, readReplyToken, replyToken } from './token.server.ts'

const secret = 'a secret of this installation'
const now = new Date('2026-03-03T12:00:00Z')
const target = { tenant: 'tenant-1', record: '0197b0a4-7a10-7cc3-8f5e-2f6a1d3c4b5e', recipient: 'Ann@X.example', expires: new Date('2026-04-03T12:00:00Z') }
const to = { tenant: target.tenant, recipient: target.recipient }
const token = replyToken(secret, target)

test('a token reads back, in small or large letters, and fits an address', () => {
  assert.equal(readReplyToken(secret, token, to, now)?.record, target.record)
  assert.equal(readReplyToken(secret, token.toUpperCase(), { ...to, recipient: 'ann@x.example' }, now)?.record, target.record)
  assert.match(token, /^[a-z2-7]{45}$/)
  assert.ok(`servicedesk+${token}`.length <= 64)
  for (let i = 0; i < 1000; i++) {
    const record = randomUUID()
    assert.equal(readReplyToken(secret, replyToken(secret, { ...target, record }), to, now)?.record, record)
  }
})

test('A18: a token is of one recipient, one tenant, one secret, and ends', () => {
  assert.equal(readReplyToken(secret, token, { ...to, recipient: 'eve@x.example' }, now), undefined)
  assert.equal(readReplyToken(secret, token, { ...to, tenant: 'tenant-2' }, now), undefined)
  assert.equal(readReplyToken('another', token, to, now), undefined)
  assert.ok(readReplyToken(secret, token, to, new Date('2026-04-03T12:00:00Z')))
  assert.equal(readReplyToken(secret, token, to, new Date('2026-04-04T00:00:01Z')), undefined)
})

test('A18: no single changed letter, no cut, no guess and no other text is a token', () => {
  for (let at = 0; at < token.length; at++)
    for (const letter of 'abcdefghijklmnopqrstuvwxyz234567') {
      const changed = token.slice(0, at) + letter + token.slice(at + 1)
      if (changed !== token) assert.equal(readReplyToken(secret, changed, to, now), undefined, `${at} ${letter}`)
    }
  for (const wrong of ['', 'INC0001001', token.slice(1), `${token}a`, token.replace(/^./, '0'), `${token} `, 'ſ'.repeat(45), target.record])
    assert.equal(readReplyToken(secret, wrong, to, now), undefined)
})

test('our message ids are known as ours, by tenant, and nobody else can make one', () => {
  const id = messageIdOf(secret, 'tenant-1', { record: target.record, sequence: 7 }, 'help.example')
  assert.equal(id, messageIdOf(secret, 'tenant-1', { record: target.record, sequence: 7 }, 'help.example'), 'sent again, it is the same')
  assert.deepEqual(readMessageId(secret, 'tenant-1', `<${id}>`), { record: target.record, sequence: 7 })
  assert.equal(readMessageId(secret, 'tenant-2', id), undefined)
  assert.equal(readMessageId(secret, 'tenant-1', id.replace('.7.', '.8.')), undefined)
  assert.equal(readMessageId(secret, 'tenant-1', 'CAF+abc@mail.gmail.com'), undefined)
})

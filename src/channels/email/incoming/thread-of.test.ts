import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messageIdOf, replyToken } from '../token.server.ts'
import { usualLimits } from './incoming-mail.ts'
import { parseMail } from './parse-mail.server.ts'
import { threadOf } from './thread-of.server.ts'

const [secret, tenant, record, other] = ['s', 't', '0197b0a4-7a10-7cc3-8f5e-2f6a1d3c4b5e', '0197b0a4-7a10-7cc3-8f5e-000000000000']
const now = new Date('2026-03-03T12:00:00Z')
const keys = { secret, tenant, prefixes: ['INC', 'PRB'], now }
const token = replyToken(secret, { tenant, record, recipient: 'ann@x.example', expires: new Date('2026-06-01') })
const ours = messageIdOf(secret, tenant, { record: other, sequence: 3 }, 'help.example')
const threads = async (head: string) => threadOf(await parseMail(Buffer.from(`${head.replace(/\n/g, '\r\n')}\r\n\r\nx`), usualLimits), keys)

test('the token first, then what we sent, then others’ messages, then the number', async () => {
  const head = `From: Ann <ANN@x.example>\nTo: desk+${token.toUpperCase()}@help.example\nIn-Reply-To: <x@x.example>\nReferences: <${ours}> <x@x.example>\nSubject: Re: [INC0001001] and inc0001002, ABC0001, XINC0001003`
  assert.deepEqual(await threads(head), [
    { by: 'token', record },
    { by: 'sent', record: other, sequence: 3 },
    { by: 'reference', messageId: 'x@x.example' },
    { by: 'number', number: 'INC0001001' },
    { by: 'number', number: 'INC0001002' },
  ])
})

test('the token is found where servers write it, and counts for its recipient only (A18)', async () => {
  assert.deepEqual(await threads(`From: ann@x.example\nTo: desk@help.example\nDelivered-To: desk+${token}@help.example`), [{ by: 'token', record }])
  assert.deepEqual(await threads(`From: eve@x.example\nTo: desk+${token}@help.example`), [])
  assert.deepEqual(await threads(`From: ann@x.example\nReply-To: ann@x.example\nTo: desk+${token.slice(0, -1)}a@help.example`), [])
  assert.deepEqual(await threads('Subject: no sender'), [])
})

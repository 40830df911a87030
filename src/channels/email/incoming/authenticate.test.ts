import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { authenticate, type Resolver } from './authenticate.server.ts'
import { usualLimits } from './incoming-mail.ts'
import { parseMail } from './parse-mail.server.ts'
import { trustedAuthentication, trustedSpamVerdict } from './trusted-headers.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

const names: Readonly<Record<string, string>> = {
  'x.example TXT': 'v=spf1 ip4:192.0.2.1 -all',
  '_dmarc.x.example TXT': 'v=DMARC1; p=reject',
  's1._domainkey.x.example TXT': `v=DKIM1; k=rsa; p=${key}`,
  'loose.example TXT': 'v=spf1 ip4:192.0.2.9 ~all',
}
const asked: string[] = []
const resolver: Resolver = async (name, type) => {
  asked.push(`${name} ${type}`)
  const found = names[`${name} ${type}`]
  if (found === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
  return [[found]]
}
const delivery = { ip: '192.0.2.1', helo: 'mx.x.example', mailFrom: 'ann@x.example', resolver, host: 'help.example' }
const mail = (from: string): Buffer =>
  Buffer.from(`From: ${from}\r\nTo: desk@help.example\r\nSubject: x\r\nDate: Tue, 3 Mar 2026 10:00:00 +0100\r\nMessage-ID: <1@x.example>\r\n\r\nHello\r\n`)
const read = (head: string) => parseMail(Buffer.from(`${head.replace(/\n/g, '\r\n')}\r\n\r\nx`), usualLimits)

test('a mail from its domain’s own server is proven by SPF and DMARC', async () => {
  const result = await authenticate(mail('ann@x.example'), 'ann@x.example', delivery)
  assert.deepEqual([result.sender, result.spf, result.dmarc.result], ['proven', { result: 'pass', domain: 'x.example' }, 'pass'])
  assert.equal(result.words.en, 'x.example stands behind this mail. (SPF pass x.example, DKIM none, DMARC pass x.example)')
})

test('A16: the same mail from elsewhere failed, whatever the envelope says', async () => {
  assert.equal((await authenticate(mail('ann@x.example'), 'ann@x.example', { ...delivery, ip: '198.51.100.7' })).sender, 'failed')
  const other = await authenticate(mail('ann@x.example'), 'ann@x.example', { ...delivery, ip: '192.0.2.9', mailFrom: 'e@loose.example' })
  assert.deepEqual([other.sender, other.spf.result], ['failed', 'pass'])
})

test('a signature proves a mail that came a long way, and not one that was changed', async () => {
  const signer = { signingDomain: 'x.example', selector: 's1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
  const { signatures } = await dkimSign(mail('ann@x.example'), { ...signer, signatureData: [signer] })
  const signed = Buffer.concat([Buffer.from(signatures), mail('ann@x.example')])
  const far = { ...delivery, ip: '198.51.100.7' }
  assert.deepEqual((await authenticate(signed, 'ann@x.example', far)).dkim, { result: 'pass', domain: 'x.example' })
  assert.equal((await authenticate(signed, 'ann@x.example', far)).sender, 'proven')
  assert.equal((await authenticate(Buffer.from(signed.toString().replace('Hello', 'Hallo')), 'ann@x.example', far)).sender, 'failed')
})

test('a domain that says nothing leaves its mail unproven; a name service that fails leaves it unknown', async () => {
  const silent = { ...delivery, mailFrom: 'bob@silent.example', helo: 'silent.example' }
  assert.equal((await authenticate(mail('bob@silent.example'), 'bob@silent.example', silent)).sender, 'unproven')
  const down: Resolver = async () => Promise.reject(Object.assign(new Error('down'), { code: 'ETIMEOUT' }))
  assert.equal((await authenticate(mail('ann@x.example'), 'ann@x.example', { ...delivery, resolver: down })).sender, 'unknown')
})

test('a mail with a thousand signatures asks for no more than sixty names', async () => {
  const signature = (n: number): string => `DKIM-Signature: v=1; a=rsa-sha256; d=d${n}.example; s=s; c=relaxed/relaxed; h=from; bh=AAAA; b=AAAA\r\n`
  asked.length = 0
  await authenticate(
    Buffer.concat([Buffer.from(Array.from({ length: 900 }, (_, n) => signature(n)).join('')), mail('ann@x.example')]),
    'ann@x.example',
    delivery,
  )
  assert.ok(asked.length <= 60, `${asked.length}`)
})

test('the word of a named server is taken, of its topmost header only', async () => {
  const good =
    'Authentication-Results: mx.help.example 1;\n spf=pass (ok; dmarc=fail) smtp.mailfrom=ann@x.example;\n dkim=fail header.d=y.example; dkim=pass header.d=x.example;\n dmarc=pass (p=reject) header.from=x.example'
  const result = trustedAuthentication(await read(`${good}\nFrom: ann@x.example`), 'MX.help.example')
  assert.deepEqual([result?.sender, result?.dkim, result?.source], ['proven', { result: 'pass', domain: 'x.example' }, 'MX.help.example'])
  const failed = 'Authentication-Results: mx.help.example; dmarc=fail header.from=x.example'
  assert.equal(trustedAuthentication(await read(`${failed}\n${good}\nFrom: ann@x.example`), 'mx.help.example')?.sender, 'failed')
  assert.equal(trustedAuthentication(await read(`${good}\nFrom: ann@x.example`), 'mx.other.example'), undefined)
  assert.equal(trustedAuthentication(await read(`Authentication-Results: evil.example\n${good}\nFrom: a@x.example`), 'mx.help.example'), undefined)
  assert.equal(trustedAuthentication(await read('From: ann@x.example'), 'mx.help.example'), undefined)
  assert.equal(trustedAuthentication(await read('Authentication-Results: ; dmarc=pass\nFrom: a@x.example'), ''), undefined)
})

test('spam verdicts of the usual filters are read', async () => {
  const verdict = async (head: string) => trustedSpamVerdict(await read(head))
  assert.deepEqual(await verdict('X-Spam-Status: Yes, score=9.1 required=5.0'), {
    isSpam: true,
    score: 9.1,
    header: 'X-Spam-Status: Yes, score=9.1 required=5.0',
  })
  assert.deepEqual(await verdict('X-Spam-Flag: NO\nX-Spam-Score: -2.5'), { isSpam: false, score: -2.5, header: 'X-Spam-Flag: NO' })
  assert.deepEqual(await verdict('X-Spamd-Result: default: True [16.20 / 15.00]'), {
    isSpam: true,
    score: 16.2,
    header: 'X-Spamd-Result: default: True [16.20 / 15.00]',
  })
  assert.equal((await verdict('X-Rspamd-Action: no action'))?.isSpam, false)
  assert.equal(await verdict('Subject: x'), undefined)
})

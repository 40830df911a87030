import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { classify, type MailKind } from './classify.ts'
import { usualLimits } from './incoming-mail.ts'
import { parseMail } from './parse-mail.server.ts'

const fixture = (name: string): Buffer => readFileSync(new URL(`../../../../test/fixtures/mail/hard/${name}`, import.meta.url))
const read = (text: string) => parseMail(Buffer.from(text.replace(/\r?\n/g, '\r\n')), usualLimits)
const kindOf = async (head: string, body = 'Hello'): Promise<MailKind> => classify(await read(`${head}\n\n${body}`), 'help.example').kind

test('a mail of a person is a message that may be answered', async () => {
  const { kind, mayAnswer, because } = classify(
    await read('From: ann@x.example\nReturn-Path: <ann@x.example>\nAuto-Submitted: no\nSubject: Printer\n\nHello'),
    'help.example',
  )
  assert.deepEqual([kind, mayAnswer, because], ['message', true, undefined])
})

test('automatic replies are known by any of the usual headers, by subject last', async () => {
  const heads = [
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-replied (vacation)',
    'Precedence: auto_reply',
    'X-Autoreply: yes',
    'X-Autorespond: vacation',
    'X-Auto-Reply-From: a@x',
    'X-POST-MessageClass: 9; Autoresponder',
  ]
  heads.push(
    'Return-Path: <>',
    'Subject: Automatische Antwort: Drucker',
    'Subject: Out of Office Re: Printer',
    'Subject: Réponse automatique : x',
    'In-Reply-To: <1@help.example>\nX-Auto-Response-Suppress: All',
  )
  for (const head of heads) assert.equal(await kindOf(`From: ann@x.example\n${head}`), 'autoReply', head)
  for (const head of ['X-Autoreply: no', 'Subject: How do I set an automatic reply?', 'Subject: Out of paper'])
    assert.equal(await kindOf(`From: ann@x.example\n${head}`), 'message', head)
  const { because } = classify(await read('From: a@x.example\nAuto-Submitted: auto-replied\n\nx'), 'm')
  assert.deepEqual(because, { en: 'header Auto-Submitted: auto-replied', de: 'Kopfzeile Auto-Submitted: auto-replied' })
})

test("a monitoring system's alert is a message, and is never answered", async () => {
  for (const head of [
    'From: nagios@x.example\nAuto-Submitted: auto-generated',
    'From: noreply@x.example',
    'From: root@x.example\nX-Auto-Response-Suppress: All',
    'Subject: nobody',
  ]) {
    const { kind, mayAnswer } = classify(await read(`${head}\n\nDisk full`), 'm')
    assert.deepEqual([kind, mayAnswer], ['message', false], head)
  }
})

test('newsletters and lists', async () => {
  for (const head of ['List-Id: <news.x.example>', 'List-Unsubscribe: <mailto:u@x>', 'Precedence: bulk', 'Precedence: list'])
    assert.equal(await kindOf(`From: news@x.example\n${head}`), 'list', head)
})

test('our own mail that comes back is a loop; the mark of another installation is not', async () => {
  assert.equal(await kindOf('From: desk@x.example\nX-Mainstay-Loop: help.example'), 'loop')
  assert.equal(await kindOf('From: desk@x.example\nX-Mainstay-Loop: other.example'), 'message')
})

test('a delivery report names the recipient, the reason and our message (RFC 3464)', async () => {
  const { kind, mayAnswer, bounce } = classify(
    await read(`Return-Path: <>
From: MAILER-DAEMON@mx.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

I'm sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Original-Recipient: rfc822;Ann+x@X.example
Final-Recipient: rfc822; ann@x.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <ann@x.example>:
    no such user

Final-Recipient: rfc822; bob@x.example
Action: delayed
Status: 4.4.1
--b
Content-Type: text/rfc822-headers

From: desk@help.example
Message-ID: <r.2.mac@help.example>
--b--`),
    'm',
  )
  assert.deepEqual([kind, mayAnswer, bounce?.originalMessageId], ['bounce', false, 'r.2.mac@help.example'])
  assert.deepEqual(bounce?.recipients, [
    { recipient: 'ann+x@x.example', action: 'failed', status: '5.1.1', diagnostic: '550 5.1.1 <ann@x.example>: no such user' },
    { recipient: 'bob@x.example', action: 'delayed', status: '4.4.1', diagnostic: undefined },
  ])
})

test('a real report of Amazon, one of Exim in its own words, and a complaint (RFC 5965)', async () => {
  const amazon = classify(await parseMail(fixture('delivery-status.eml'), usualLimits), 'm')
  assert.equal(amazon.kind, 'bounce')
  assert.equal(amazon.bounce?.recipients[0]?.status, '5.1.1')
  assert.match(amazon.bounce?.recipients[0]?.diagnostic ?? '', /^Amazon SES did not send/)
  const exim = classify(
    await read(
      'From: Mail Delivery System <Mailer-Daemon@mx.example>\nX-Failed-Recipients: ann@x.example\nSubject: Mail delivery failed\n\nunrouteable\n\nMessage-ID: <r.3.m@h>',
    ),
    'm',
  )
  assert.deepEqual([exim.kind, exim.bounce?.recipients[0]?.recipient, exim.bounce?.originalMessageId], ['bounce', 'ann@x.example', 'r.3.m@h'])
  const complaint = classify(
    await read(`From: fbl@isp.example
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
Version: 1
Original-Rcpt-To: <ann@x.example>
--b
Content-Type: message/rfc822

Message-ID: <r.4.m@h>

x
--b--`),
    'm',
  )
  assert.deepEqual([complaint.kind, complaint.complaint], ['feedback', { type: 'abuse', recipient: 'ann@x.example', originalMessageId: 'r.4.m@h' }])
})

test('A19: codes and links that prove an address are told from what people write about them', async () => {
  const from = 'From: no-reply@accounts.example\n'
  assert.equal(await kindOf(`${from}Subject: Confirm your email address`, 'Click https://accounts.example/confirm?token=abc'), 'verification')
  assert.equal(await kindOf(`${from}Subject: 482913 is your verification code`, 'Do not share it.'), 'verification')
  assert.equal(await kindOf('From: Slack <feedback@slack.example>\nSubject: Slack confirmation code: ABC-123', 'Your code:\n\n482 913\n'), 'verification')
  assert.equal(await kindOf('From: info@shop.example\nSubject: Bitte bestätigen Sie Ihre E-Mail-Adresse', 'https://shop.example/verify/1'), 'verification')
  assert.equal(await kindOf('From: it@x.example\nAuto-Submitted: auto-generated\nSubject: Ihr Einmalpasswort', 'Code: 123456'), 'verification')
  assert.equal(await kindOf('From: ann@x.example\nSubject: My verification code does not arrive', 'I waited for an hour.'), 'message')
  assert.equal(await kindOf('From: ann@x.example\nSubject: Re: password reset\nIn-Reply-To: <1@h>', 'Thanks!\n> https://h.example/reset?token=1'), 'message')
  assert.equal(await kindOf('From: ann@x.example\nSubject: Printer', 'Room 123456'), 'message')
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Actor } from '../../src/kernel/actor.ts'
import { type Attachment, attachmentRoutes, createAttachments, localFiles } from '../../src/kernel/attachments/index.server.ts'
import { type Served, ticket, type TicketDesk, ticketDesk } from '../harness/ticket-desk.ts'

/** A32: a file that runs in the reader's browser when its address is opened. */

let folder = ''
let desk: TicketDesk
let web: Served
let requester: Actor
let ticketId = ''

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mainstay-a32-'))
  desk = await ticketDesk()
  const process = await desk.process(() => () => {})
  web = await process.serve([attachmentRoutes(createAttachments(process.store, localFiles(folder)), process.model)])
  requester = await process.person('Olga')
  ticketId = (await process.records.create(desk.system, ticket, { title: 'Look at this', owner: requester.person })).id
})
after(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

const script = '<script>alert(document.domain)</script>'
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`
/** Name, bytes, and the type that the sender claims. */
const attacks: readonly (readonly [name: string, bytes: string, claimed: string])[] = [
  ['a.svg', svg, 'image/svg+xml'],
  ['a.png', svg, 'image/png'],
  ['a.svg.png', `<?xml version="1.0"?>${svg}`, 'image/svg+xml'],
  ['a.html', `<!doctype html>${script}`, 'text/html'],
  ['a.html', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-', 'text/html;charset=utf-7'],
  ['a.txt', `<!doctype html>${script}`, 'text/html'],
  ['a.xhtml', `<html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`, 'application/xhtml+xml'],
  ['a.xml', `<?xml version="1.0"?><?xml-stylesheet href="evil.xsl"?><a>${script}</a>`, 'text/xml'],
  ['a.mht', `MIME-Version: 1.0\nContent-Type: text/html\n\n${script}`, 'multipart/related'],
  ['a.pdf', '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>', 'application/pdf'],
  ['a.js', 'alert(1)', 'text/javascript'],
  ['a.swf', 'CWS\u0006\u0000\u0000\u0000\u0000', 'application/x-shockwave-flash'],
  ['a.gif', `GIF89a/*${script}*/=alert(1)//`, 'text/html'],
  ['"><img src=x onerror=alert(1)>.html', script, 'text/html'],
  ['a.html\r\nContent-Type: text/html', script, 'text/html'],
]

async function upload(name: string, bytes: string, claimed: string): Promise<Attachment> {
  const body = new FormData()
  body.append('file', new File([bytes], name, { type: claimed }))
  const answer = await fetch(`${web.address}/tickets/${ticketId}/attachments`, { method: 'POST', headers: web.sign(requester), body })
  assert.equal(answer.status, 201, await answer.clone().text())
  return (await answer.json()) as Attachment
}

for (const [name, bytes, claimed] of attacks) {
  test(`${JSON.stringify(name)} sent as ${claimed} does not run`, async () => {
    const { id } = await upload(name, bytes, claimed)
    for (const how of ['', '?inline=1']) {
      const answer = await fetch(`${web.address}/attachments/${id}${how}`, { headers: web.sign(requester) })
      assert.equal(answer.status, 200)
      const type = answer.headers.get('content-type') ?? ''
      assert.doesNotMatch(type, /html|svg|xml|script|flash|mht|multipart/)
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
      const policy = answer.headers.get('content-security-policy') ?? ''
      assert.match(policy, /(^|; )sandbox(;|$)/)
      assert.match(policy, /default-src 'none'/)
      assert.doesNotMatch(policy, /allow-scripts|script-src|unsafe/)
      const shown = (answer.headers.get('content-disposition') ?? '').startsWith('inline')
      assert.ok(!shown || (how !== '' && type === 'image/gif'), 'only a picture is shown, and only where that is asked for')
      assert.equal(Buffer.from(await answer.arrayBuffer()).toString(), bytes, 'the bytes are as they were sent')
    }
  })
}

test('what a caller asks for does not change how a file is given out', async () => {
  const { id } = await upload('a.svg', svg, 'image/svg+xml')
  for (const query of ['?inline=true', '?inline=1&inline=1', '?type=image/svg%2bxml', '?disposition=inline']) {
    const answer = await fetch(`${web.address}/attachments/${id}${query}`, { headers: web.sign(requester) })
    assert.equal(answer.status, 400, query)
  }
  const asked = await fetch(`${web.address}/attachments/${id}`, {
    headers: { ...web.sign(requester), accept: 'image/svg+xml, text/html', range: 'bytes=0-10' },
  })
  assert.equal(asked.headers.get('content-type'), 'application/octet-stream')
})

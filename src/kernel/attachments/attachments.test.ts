import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { buffer } from 'node:stream/consumers'
import { eventually } from '../../../test/harness/eventually.ts'
import { type Served, ticket, type TicketDesk, ticketDesk, type TicketProcess } from '../../../test/harness/ticket-desk.ts'
import type { Actor } from '../actor.ts'
import type { Visibility } from '../define/index.ts'
import { Failure, type FailureKind } from '../errors.ts'
import type { Happening } from '../records/index.server.ts'
import { type Attachment, attachmentRoutes, type Attachments, createAttachments, localFiles } from './index.server.ts'
import { samples } from './test/samples.ts'

let folder = ''
let desk: TicketDesk
let process: TicketProcess
let attachments: Attachments
let web: Served
let ada: Actor
let olga: Actor
let paul: Actor
const happenings: Happening[] = []
const limits = { bytes: 100_000, perRecord: 3 }

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mainstay-attachments-'))
  desk = await ticketDesk()
  process = await desk.process(() => happening => happenings.push(happening))
  attachments = createAttachments(process.store, localFiles(folder), limits)
  web = await process.serve([attachmentRoutes(attachments, process.model)])
  ada = await process.person('Ada', ['agent'])
  olga = await process.person('Olga')
  paul = await process.person('Paul')
})
after(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

async function* pieces(...parts: readonly (string | Uint8Array)[]) {
  for (const part of parts) yield Buffer.from(part as Uint8Array)
}

const newTicket = (owner: Actor) => process.records.create(desk.system, ticket, { title: 'Printer', owner: owner.person })
const attach = (actor: Actor, id: string, name = 'photo.png', visibility: Visibility = 'public', bytes: string | Uint8Array = samples.png) =>
  attachments.attach(actor, ticket, id, { name, visibility, stream: pieces(bytes) })
const failsWith = (kind: FailureKind) => (error: unknown) => error instanceof Failure && error.kind === kind

test('a file is attached with its entry in the history, told to all, and read back', async () => {
  const { id, version } = await newTicket(olga)
  happenings.length = 0
  const made = await attach(olga, id)
  assert.deepEqual(
    { ...made, id: '', createdAt: '' },
    { id: '', name: 'photo.png', type: 'image/png', size: samples.png.length, visibility: 'public', createdAt: '', createdBy: olga.person },
  )
  const { items } = await process.records.timeline(olga, ticket, id)
  assert.deepEqual(items.at(-1)?.attachment, { id: made.id, name: 'photo.png', type: 'image/png', size: samples.png.length })
  assert.equal(items.at(-1)?.act, 'attach')
  assert.equal(items.at(-1)?.actor.id, olga.person)
  assert.deepEqual(happenings, [{ tenant: desk.system.tenant, type: 'ticket', id, version, needs: 'follow' }])
  const found = await attachments.read(olga, made.id)
  assert.deepEqual(await buffer(await found.open()), Buffer.from(samples.png))
})

test('whoever may read a record reads its files, and whoever may not learns nothing of them', async () => {
  const { id } = await newTicket(olga)
  const made = await attach(olga, id)
  assert.equal((await attachments.read(ada, made.id)).attachment.name, 'photo.png')
  for (const other of [made.id, '00000000-0000-7000-8000-00000000dead', 'nonsense']) await assert.rejects(attachments.read(paul, other), failsWith('missing'))
  await assert.rejects(attach(paul, id), failsWith('missing'))
  await assert.rejects(attachments.detach(paul, made.id), failsWith('missing'))
})

test('rights are asked at each download', async () => {
  const { id } = await newTicket(olga)
  const made = await attach(olga, id)
  await process.records.change(desk.system, ticket, id, { owner: paul.person })
  await assert.rejects(attachments.read(olga, made.id), failsWith('missing'))
  assert.equal((await attachments.read(paul, made.id)).attachment.id, made.id)
})

test('internal files are for those who may read notes', async () => {
  const { id } = await newTicket(olga)
  happenings.length = 0
  const made = await attach(ada, id, 'trace.log', 'internal', 'secret trace')
  assert.deepEqual(
    happenings.map(h => h.needs),
    ['note'],
  )
  await assert.rejects(attachments.read(olga, made.id), failsWith('missing'))
  await assert.rejects(attachments.detach(olga, made.id), failsWith('missing'))
  assert.ok((await process.records.timeline(olga, ticket, id)).items.every(e => e.attachment === null))
  assert.equal((await process.records.timeline(ada, ticket, id)).items.at(-1)?.visibility, 'internal')
  await assert.rejects(attach(olga, id, 'a.txt', 'internal', 'x'), failsWith('refused'))
})

test('nobody attaches where they may not comment, and their file is not even taken in', async () => {
  const { id } = await newTicket(olga)
  await process.records.transition(desk.system, ticket, id, 'shut')
  let read = 0
  const stream = (async function* () {
    read++
    yield samples.png
  })()
  await assert.rejects(attachments.attach(olga, ticket, id, { name: 'a.png', visibility: 'public', stream }), failsWith('refused'))
  assert.equal(read, 0)
  await attach(ada, id)
})

test('who lost the right while the file was on its way does not get it attached', async () => {
  const { id } = await newTicket(olga)
  const stream = (async function* () {
    yield samples.png
    await process.records.change(desk.system, ticket, id, { owner: paul.person })
  })()
  await assert.rejects(attachments.attach(olga, ticket, id, { name: 'a.png', visibility: 'public', stream }), failsWith('missing'))
  assert.ok((await process.records.timeline(ada, ticket, id)).items.every(e => e.act !== 'attach'))
})

test('a file of one byte too many is refused, one of just enough is kept', async () => {
  const { id } = await newTicket(olga)
  assert.equal((await attach(olga, id, 'a.bin', 'public', Buffer.alloc(limits.bytes))).size, limits.bytes)
  await assert.rejects(
    attach(olga, id, 'a.bin', 'public', Buffer.alloc(limits.bytes + 1)),
    error => failsWith('tooLarge')(error) && /0\.1 MB/.test(String(error)),
  )
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
})

test('a record takes so many files and no more, however fast they come', async () => {
  const { id } = await newTicket(olga)
  const all = await Promise.allSettled(Array.from({ length: 6 }, (_, n) => attach(olga, id, `${n}.txt`, 'public', `${n}`)))
  const refusals = all.filter(r => r.status === 'rejected')
  assert.equal(refusals.length, 3)
  assert.ok(refusals.every(r => failsWith('invalid')(r.reason)))
  const [one] = all.filter(r => r.status === 'fulfilled')
  await attachments.detach(olga, one?.value.id ?? '')
  await attach(olga, id)
})

test('one takes off what one has put on, and those who work on it take off anything', async () => {
  const { id } = await newTicket(olga)
  const [hers, adas] = [await attach(olga, id), await attach(ada, id, 'b.png')]
  await assert.rejects(attachments.detach(olga, adas.id), failsWith('refused'))
  await attachments.detach(olga, hers.id)
  await assert.rejects(attachments.read(ada, hers.id), failsWith('missing'))
  await assert.rejects(attachments.detach(olga, hers.id), failsWith('missing'))
  await attachments.detach(ada, adas.id)
  const acts = (await process.records.timeline(olga, ticket, id)).items.map(e => [e.act, e.attachment?.id])
  assert.deepEqual(acts.slice(1), [
    ['attach', hers.id],
    ['attach', adas.id],
    ['detach', hers.id],
    ['detach', adas.id],
  ])
})

test('the history stays whole', async () => {
  const { id } = await newTicket(olga)
  await attachments.detach(ada, (await attach(olga, id)).id)
  const [broken] = await desk.fresh.owner.query<{ n: number }>({
    text: `select count(*)::integer as n from (select h.*, lag(hash, 1, ''::bytea) over (order by seq) as before from store.history h where record_id = $1::uuid) as x
           where hash <> app.chain(before, seq, record_type, at, act, transition, actor_id, actor_name, channel, changes, reason, body, visibility)`,
    values: [id],
  })
  assert.equal(broken?.n, 0)
})

// By HTTP

function upload(actor: Actor, id: string, parts: readonly (readonly [field: string, value: string | File])[], path = 'tickets') {
  const body = new FormData()
  for (const [field, value] of parts) body.append(field, value)
  return fetch(`${web.address}/${path}/${id}/attachments`, { method: 'POST', headers: web.sign(actor), body })
}
const png = (name = 'photo.png', type = 'image/png') => new File([samples.png], name, { type })
const download = (actor: Actor, id: string, more = '', headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${web.address}/attachments/${id}${more}`, { headers: { ...web.sign(actor), ...headers } })

async function uploaded(actor: Actor, file: File, visibility: Visibility = 'public'): Promise<Attachment> {
  const answer = await upload(actor, (await newTicket(olga)).id, [
    ['visibility', visibility],
    ['file', file],
  ])
  assert.equal(answer.status, 201, await answer.clone().text())
  return (await answer.json()) as Attachment
}

test('a form brings a file, and gets what became of it', async () => {
  const { number } = await newTicket(olga)
  const answer = await upload(olga, number, [
    ['visibility', 'public'],
    ['file', png('../Über\u202esicht.png', 'text/html')],
  ])
  assert.equal(answer.status, 201)
  const made = (await answer.json()) as Attachment
  assert.equal(answer.headers.get('location'), `/api/v1/attachments/${made.id}`)
  assert.equal(made.name, 'Übersicht.png')
  assert.equal(made.type, 'image/png')
})

test('a file that comes before the word that it is internal is internal all the same', async () => {
  const answer = await upload(ada, (await newTicket(olga)).id, [
    ['file', png()],
    ['visibility', 'internal'],
  ])
  const { id, visibility } = (await answer.json()) as Attachment
  assert.equal(visibility, 'internal')
  assert.equal((await download(olga, id)).status, 404)
  assert.equal((await download(ada, id)).status, 200)
})

test('a download is saved, not shown, and nothing in it runs', async () => {
  const { id } = await uploaded(olga, png('Übersicht.png'))
  const answer = await download(olga, id)
  assert.equal(answer.headers.get('content-disposition'), `attachment; filename="Ubersicht.png"; filename*=UTF-8''%C3%9Cbersicht.png`)
  assert.equal(answer.headers.get('content-type'), 'image/png')
  assert.equal(answer.headers.get('content-length'), String(samples.png.length))
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  assert.match(answer.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/)
  assert.equal(answer.headers.get('cache-control'), 'private, no-cache')
  assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), samples.png)
})

test('a picture is shown where that is asked for, and nothing else ever is', async () => {
  const picture = await uploaded(olga, png())
  assert.equal((await download(olga, picture.id, '?inline=1')).headers.get('content-disposition'), 'inline; filename="photo.png"')
  for (const [name, body, type] of [
    ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml'],
    ['a.html', '<script>alert(1)</script>', 'text/html;charset=utf-7'],
    ['a.xml', '<?xml version="1.0"?><x/>', 'text/xml'],
    ['a.pdf', '%PDF-1.7\n', 'application/pdf'],
    ['a.txt', 'hello', 'text/plain'],
    ['a.png', '<script>alert(1)</script>', 'image/png'],
  ] as const) {
    const { id } = await uploaded(olga, new File([body], name, { type }))
    const answer = await download(olga, id, '?inline=1')
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment;/, name)
    assert.doesNotMatch(answer.headers.get('content-type') ?? '', /html|svg|xml|script/, name)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
  }
})

test('a browser that has it already is not sent it again, and is asked who it is each time', async () => {
  const { id } = await uploaded(ada, png(), 'internal')
  const etag = (await download(ada, id)).headers.get('etag') ?? ''
  assert.equal((await download(ada, id, '', { 'if-none-match': etag })).status, 304)
  assert.equal((await download(olga, id, '', { 'if-none-match': etag })).status, 404)
})

test('the head of a download has no body', async () => {
  const { id } = await uploaded(olga, png())
  const answer = await fetch(`${web.address}/attachments/${id}`, { method: 'HEAD', headers: web.sign(olga) })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-length'), String(samples.png.length))
})

test('a form that is not understood is refused in words, and leaves nothing', async () => {
  const { id } = await newTicket(olga)
  const answers = {
    empty: await upload(olga, id, [['visibility', 'public']]),
    none: await upload(olga, id, [['file', new File([], '')]]),
    twice: await upload(olga, id, [
      ['file', png()],
      ['file', png()],
    ]),
    otherName: await upload(olga, id, [['picture', png()]]),
    otherField: await upload(olga, id, [
      ['size', '1'],
      ['file', png()],
    ]),
    visibility: await upload(olga, id, [
      ['file', png()],
      ['visibility', 'secret'],
    ]),
  }
  for (const [name, answer] of Object.entries(answers)) {
    assert.equal(answer.status, 422, `${name}: ${await answer.clone().text()}`)
    assert.ok(((await answer.json()) as { errors: unknown[] }).errors.length > 0, name)
  }
  const json = await fetch(`${web.address}/tickets/${id}/attachments`, {
    method: 'POST',
    headers: { ...web.sign(olga), 'content-type': 'application/json' },
    body: '{}',
  })
  assert.equal(json.status, 400)
  const broken = await fetch(`${web.address}/tickets/${id}/attachments`, {
    method: 'POST',
    headers: { ...web.sign(olga), 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nno end',
  })
  assert.equal(broken.status, 400)
  assert.ok((await process.records.timeline(ada, ticket, id)).items.every(e => e.act !== 'attach'))
})

test('a file that is too large is refused with 413, whether its length was told or not', async () => {
  const { id } = await newTicket(olga)
  for (const size of [limits.bytes + 1, 5_000_000]) {
    const told = await upload(olga, id, [['file', new File([Buffer.alloc(size)], 'a.bin')]])
    assert.equal(told.status, 413)
    assert.match(((await told.json()) as { detail: string }).detail, /larger than 0\.1 MB/)
  }
  const boundary = 'x'
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`))
      for (let n = 0; n < 50; n++) controller.enqueue(Buffer.alloc(100_000))
      controller.enqueue(Buffer.from(`\r\n--${boundary}--\r\n`))
      controller.close()
    },
  })
  const untold = await fetch(`${web.address}/tickets/${id}/attachments`, {
    method: 'POST',
    headers: { ...web.sign(olga), 'content-type': `multipart/form-data; boundary=${boundary}` },
    body,
    duplex: 'half',
  } as RequestInit)
  assert.equal(untold.status, 413)
  assert.equal((await upload(olga, id, [['file', new File([Buffer.alloc(limits.bytes)], 'a.bin')]])).status, 201)
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
})

test('a sender who goes away in the middle leaves nothing', async () => {
  const { id } = await newTicket(olga)
  const abort = new AbortController()
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'))
      controller.enqueue(Buffer.alloc(1000))
      setTimeout(() => abort.abort(), 50)
    },
  })
  const headers = { ...web.sign(olga), 'content-type': 'multipart/form-data; boundary=x' }
  await assert.rejects(
    fetch(`${web.address}/tickets/${id}/attachments`, { method: 'POST', headers, body, duplex: 'half', signal: abort.signal } as RequestInit),
  )

  await eventually('nothing is left', () => readdirSync(join(folder, 'incoming')).length === 0)
  assert.ok((await process.records.timeline(ada, ticket, id)).items.every(e => e.act !== 'attach'))
})

test('what one may not reach by HTTP is not there', async () => {
  const { id } = await newTicket(olga)
  const made = await uploaded(olga, png())
  assert.equal((await upload(paul, id, [['file', png()]])).status, 404)
  assert.equal((await upload(olga, id, [['file', png()]], 'nonsense')).status, 404)
  assert.equal(
    (
      await upload(olga, id, [
        ['file', png()],
        ['visibility', 'internal'],
      ])
    ).status,
    403,
  )
  assert.equal((await download(paul, made.id)).status, 404)
  assert.equal((await fetch(`${web.address}/attachments/${made.id}`)).status, 401)
  assert.equal((await fetch(`${web.address}/attachments/${made.id}`, { method: 'DELETE', headers: web.sign(paul) })).status, 404)
  assert.equal((await fetch(`${web.address}/attachments/${made.id}`, { method: 'DELETE', headers: web.sign(olga) })).status, 204)
  assert.equal((await download(olga, made.id)).status, 404)
})

test('a lost file is told in words', async () => {
  const made = await uploaded(olga, new File(['soon gone'], 'a.txt'))
  const { sha256 } = await attachments.read(olga, made.id)
  rmSync(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256))
  const answer = await download(olga, made.id)
  assert.equal(answer.status, 503)
  assert.equal(((await answer.json()) as { code: string }).code, 'file_lost')
})

// Fields that name files

test('a field of files takes those of its own record and no others', async () => {
  const [hers, his] = [await newTicket(olga), await newTicket(paul)]
  const [own, other, internal] = [await attach(olga, hers.id), await attach(paul, his.id), await attach(ada, hers.id, 'n.txt', 'internal', 'n')]
  const never = '00000000-0000-7000-8000-00000000dead'
  const told: string[] = []
  for (const id of [other.id, never, internal.id]) {
    await assert.rejects(process.records.change(olga, ticket, hers.id, { files: [own.id, id] }), (error: unknown) => {
      told.push(String(error).replace(id, 'it'))
      return failsWith('invalid')(error)
    })
    await assert.rejects(process.records.create(olga, ticket, { title: 'x', files: [id] }), failsWith('invalid'))
  }
  assert.equal(new Set(told).size, 1, 'none of them says which it was')
  assert.deepEqual((await process.records.change(olga, ticket, hers.id, { files: [own.id] })).files, [own.id])
  assert.deepEqual((await process.records.change(ada, ticket, hers.id, { files: [own.id, internal.id] })).files, [own.id, internal.id])
})

test('whoever may read a record but not follow it sees none of its files and attaches none', async () => {
  const { id } = await process.records.create(desk.system, ticket, { title: 'Mail is down', owner: olga.person, posted: true })
  const made = await attach(olga, id)
  assert.equal((await process.records.get(paul, ticket, id)).title, 'Mail is down')
  await assert.rejects(attachments.read(paul, made.id), failsWith('missing'))
  await assert.rejects(attachments.detach(paul, made.id), failsWith('missing'))
  await assert.rejects(attach(paul, id), failsWith('refused'))
})

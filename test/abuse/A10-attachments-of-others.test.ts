import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Actor } from '../../src/kernel/actor.ts'
import { type Attachment, attachmentRoutes, createAttachments, localFiles } from '../../src/kernel/attachments/index.server.ts'
import { type Served, ticket, type TicketDesk, ticketDesk, type TicketProcess } from '../harness/ticket-desk.ts'

/** A10: guessing the address of another's file, replaying one's own after access is gone, hanging another's file on one's own record. */

let folder = ''
let desk: TicketDesk
let process: TicketProcess
let web: Served
let agent: Actor
let requester: Actor
let other: Actor

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mainstay-a10-'))
  desk = await ticketDesk()
  process = await desk.process(() => () => {})
  web = await process.serve([attachmentRoutes(createAttachments(process.store, localFiles(folder)), process.model)])
  agent = await process.person('Ada', ['agent'])
  requester = await process.person('Olga')
  other = await process.person('Paul')
})
after(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

const never = '00000000-0000-7000-8000-00000000dead'
const newTicket = async (owner: Actor) => (await process.records.create(desk.system, ticket, { title: 'Salary letter', owner: owner.person })).id
const get = (actor: Actor, id: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${web.address}/attachments/${id}`, { headers: { ...web.sign(actor), ...headers } })

async function upload(actor: Actor, ticketId: string, text: string, visibility = 'public'): Promise<Attachment> {
  const body = new FormData()
  body.append('visibility', visibility)
  body.append('file', new File([text], 'letter.txt'))
  const answer = await fetch(`${web.address}/tickets/${ticketId}/attachments`, { method: 'POST', headers: web.sign(actor), body })
  assert.equal(answer.status, 201)
  return (await answer.json()) as Attachment
}

/** All of an answer that its receiver sees, without the id of the request. */
async function seen(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name) && !name.startsWith('x-ratelimit'))
  return { status: answer.status, headers, body: { ...((await answer.json()) as object), request: '' } }
}

test("another's file, its internal and its removed ones look like none", async () => {
  const theirs = await newTicket(other)
  const own = await newTicket(requester)
  const hidden = await upload(other, theirs, 'salary')
  const internal = await upload(agent, own, 'note', 'internal')
  const removed = await upload(requester, own, 'oops')
  assert.equal((await fetch(`${web.address}/attachments/${removed.id}`, { method: 'DELETE', headers: web.sign(agent) })).status, 204)
  const none = await seen(await get(requester, never))
  assert.equal(none.status, 404)
  for (const { id } of [hidden, internal, removed]) assert.deepEqual(await seen(await get(requester, id)), none)
})

test("another's file takes as long to be refused as none", { timeout: 60_000 }, async () => {
  const { id } = await upload(other, await newTicket(other), 'salary')
  const timed = async (which: string) => {
    const start = performance.now()
    await (await get(requester, which)).text()
    return performance.now() - start
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  const ratio = async () => {
    const [hidden, none]: [number[], number[]] = [[], []]
    for (let n = 0; n < 200; n++) {
      hidden.push(await timed(id))
      none.push(await timed(never))
    }
    return median(hidden) / median(none)
  }
  await ratio() // warm
  const ratios = [await ratio(), await ratio(), await ratio()]
  assert.ok(
    ratios.some(r => r > 0.8 && r < 1.2),
    `hidden / none: ${ratios.join(', ')}`,
  )
})

test('an address is worth nothing once access is gone, also with what the browser has kept', async () => {
  const id = await newTicket(requester)
  const file = await upload(requester, id, 'mine, for now')
  const first = await get(requester, file.id)
  assert.equal(first.status, 200)
  assert.match(first.headers.get('cache-control') ?? '', /private, no-cache/)
  const etag = first.headers.get('etag') ?? ''
  await process.records.change(desk.system, ticket, id, { owner: other.person })
  assert.equal((await get(requester, file.id)).status, 404)
  assert.equal((await get(requester, file.id, { 'if-none-match': etag })).status, 404)
  web.signOut(other)
  assert.equal((await fetch(`${web.address}/attachments/${file.id}`, { headers: { 'x-who': String(other.person) } })).status, 401)
})

test("nobody hangs another's file on a record of their own, nor reads it by doing so", async () => {
  const file = await upload(other, await newTicket(other), 'salary')
  const own = await newTicket(requester)
  const headers = { ...web.sign(requester), 'content-type': 'application/json' }
  const patch = async (files: readonly string[]) => fetch(`${web.address}/tickets/${own}`, { method: 'PATCH', headers, body: JSON.stringify({ files }) })
  const [theirs, none] = [await patch([file.id]), await patch([never])]
  assert.deepEqual([theirs.status, none.status], [422, 422])
  assert.equal(
    (await theirs.text()).replaceAll(file.id, ''),
    (await none.text()).replaceAll(never, '').replace(none.headers.get('x-request-id') ?? '', theirs.headers.get('x-request-id') ?? ''),
  )
  const created = await fetch(`${web.address}/tickets`, { method: 'POST', headers, body: JSON.stringify({ title: 'x', files: [file.id] }) })
  assert.equal(created.status, 422)
  assert.equal((await get(requester, file.id)).status, 404)
})

test('the same bytes sent again tell nobody that they were there', async () => {
  const theirs = await upload(other, await newTicket(other), 'the same bytes')
  const own = await upload(requester, await newTicket(requester), 'the same bytes')
  const fresh = await upload(requester, await newTicket(requester), 'other bytes here')
  assert.notEqual(own.id, theirs.id)
  assert.deepEqual(Object.keys(own), Object.keys(fresh))
  assert.equal((await get(requester, own.id)).status, 200)
  assert.equal((await get(requester, theirs.id)).status, 404)
})

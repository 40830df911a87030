import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '../harness/eventually.ts'
import { BusyClient } from './busy-client.ts'
import { ShippedInstallation } from './installation.ts'

/** Five times the power goes under load, now for the application, now for the database, at last for both. */

const installation = new ShippedInstallation()
let client: BusyClient
before(async () => {
  await installation.start()
  await installation.run('user', 'create', 'agent@example.test', '--name', 'Agent', '--roles', 'agent')
  client = new BusyClient(await installation.run('token', 'create', '--for', 'agent@example.test', '--scope', 'write'))
})
after(() => installation.remove())

const app = async () => {
  await installation.killApp()
}
const database = async () => installation.killPostgres()
const rounds: readonly (readonly [string, () => Promise<void>])[] = [
  ['the application', app],
  ['the database', database],
  ['the application', app],
  ['the database', database],
  ['both', async () => Promise.all([database(), app()]).then(() => undefined)],
]

for (const [i, [what, kill]] of rounds.entries()) {
  test(`round ${i + 1}: ${what} is killed, and every acknowledged write is there`, { timeout: 60_000 }, async () => {
    const before = client.acknowledged.created.size
    const working = client.work(installation.address, 8, 1000)
    await eventually('it is under load', () => client.acknowledged.created.size >= before + 15 + 10 * i)
    await kill()
    await pause(150)
    client.stop()
    await working
    assert.ok(client.acknowledged.created.size > before + 5, `only ${client.acknowledged.created.size - before} were made before it was killed`)
    if (what !== 'the database') await installation.start()
    await installation.ready()
    await client.sendAgain(installation.address)
    await everythingIsThere()
  })
}

test('no write was made twice, and the whole history holds', { timeout: 60_000 }, async () => {
  const rows = await all<{ description: string; number: string }>('/incidents?fields=description,number&sort=number&limit=500')
  assert.equal(new Set(rows.map(r => r.description)).size, rows.length, 'one record for each key')
  assert.equal(new Set(rows.map(r => r.number)).size, rows.length, 'one number for each record')
  assert.equal(rows.length, client.acknowledged.created.size, 'none that nobody asked for')
  const { tampered, records } = JSON.parse(await installation.run('history', 'verify', '--json')) as { tampered: number; records: number }
  assert.equal(tampered, 0)
  assert.ok(records >= rows.length)
})

async function everythingIsThere(): Promise<void> {
  const { created, changed, commented } = client.acknowledged
  const rows = new Map(
    (await all<{ id: string; description: string; number: string; title: string }>('/incidents?fields=description,number,title&limit=500')).map(r => [r.id, r]),
  )
  for (const [key, { id, number }] of created) {
    const row = rows.get(id)
    assert.deepEqual([row?.description, row?.number], [key, number], `${number} was acknowledged`)
  }
  for (const { id, title } of changed) assert.equal(rows.get(id)?.title, title)
  for (const { id, text } of commented.slice(-60)) {
    const { items } = await client.get<{ items: { text: string | null; seq: number }[] }>(installation.address, `/incidents/${id}/history`)
    assert.equal(items.filter(e => e.text === text).length, 1, text)
    assert.deepEqual(
      items.map(e => e.seq),
      items.map((_, i) => i + 1),
    )
  }
}

async function all<T>(path: string): Promise<T[]> {
  const rows: T[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: { items: T[]; next: string | null } = await client.get(
      installation.address,
      `${path}${next === '' ? '' : `&cursor=${encodeURIComponent(next)}`}`,
    )
    rows.push(...page.items)
    next = page.next
  }
  return rows
}

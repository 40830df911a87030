import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { onlyTenant } from '../src/app/installation.server.ts'
import { prepare, startDesk } from './desk.ts'
import { print, type Row } from './table.ts'

/** `node bench/notifications.ts [SECONDS]`: 50 replies a second, each to a requester who is mailed at once; from the change to the mail server. */
const perSecond = 50
const incidents = 500

export async function measureNotifications(folder: string, seconds: number): Promise<Row[]> {
  const arrived = new Map<string, number>()
  const server = await takesMail(word => {
    if (!arrived.has(word)) arrived.set(word, performance.now())
  })
  const { token, runtime } = await prepare(folder)
  await proveAll(runtime.ownerUrl)
  const desk = await startDesk(folder, token, runtime.ownerUrl, 20_000 + Math.floor(Math.random() * 20_000), {
    SMTP_URL: server.url,
    MAIL_FROM: 'desk@help.example',
  })
  const lines = Array.from({ length: 8 }, () => desk.line())
  try {
    const ids = await open(desk.line(), await requesters(runtime.ownerUrl))
    await quiet(arrived)
    const sent = new Map<string, number>()
    const begin = performance.now()
    await Promise.all(
      lines.map(async (line, side) => {
        for (let n = side; n < perSecond * seconds; n += lines.length) {
          await pause(Math.max(0, begin + (n * 1000) / perSecond - performance.now()))
          const word = `word-${n}-`
          sent.set(word, performance.now())
          const { status, body } = await line.send('POST', `/api/v1/incidents/${ids[n % ids.length]}/comments`, { text: `${word}.`, visibility: 'public' })
          if (status !== 201) throw new Error(`${status} ${body}`)
        }
      }),
    )
    const took = performance.now() - begin
    for (let tries = 0; tries < 600 && [...sent.keys()].some(word => !arrived.has(word)); tries++) await pause(50)
    const missing = [...sent.keys()].filter(word => !arrived.has(word)).length
    const waits = [...sent].flatMap(([word, at]) => (arrived.has(word) ? [(arrived.get(word) ?? 0) - at] : [])).sort((a, b) => a - b)
    const at = (share: number) => ((waits[Math.floor(waits.length * share)] ?? Number.POSITIVE_INFINITY) / 1000).toFixed(2)
    const rate = Math.round(sent.size / (took / 1000))
    return [
      {
        what: `a change to the mail server, ${rate} changes a second, ${sent.size} in all`,
        figure: `p50 ${at(0.5)} s, p99 ${at(0.99)} s, ${missing} missing, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
        promise: 'p99 under 5 s',
        kept: missing === 0 && Number(at(0.99)) < 5,
      },
    ]
  } finally {
    for (const line of lines) line.close()
    await desk.close()
    await runtime.close()
    await server.close()
  }
}

/** Takes every mail and finds the words in it; each mail has two bodies. */
async function takesMail(found: (word: string) => void): Promise<{ url: string; close: () => Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _, done) => {
      let text = ''
      stream.on('data', (part: Buffer) => (text += part.toString('latin1')))
      stream.on('end', () => {
        // What comes while others wait may be told together with them.
        for (const [word] of text.matchAll(/word-\d+-/g)) found(word)
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return { url: `smtp://127.0.0.1:${port}`, close: () => new Promise(resolve => server.close(() => resolve())) }
}

async function withOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** Whoever has a password may be mailed any number of times. */
const proveAll = (ownerUrl: string) =>
  withOwner(ownerUrl, owner =>
    owner.query(
      `insert into store.credential (tenant_id, person_id, password, changed_at) select tenant_id, id, 'x', now() from store.person where tenant_id = $1 on conflict do nothing`,
      [onlyTenant],
    ),
  )

const requesters = (ownerUrl: string): Promise<string[]> =>
  withOwner(ownerUrl, async owner =>
    (await owner.query<{ id: string }>(`select id from store.person where email ~ '^person\\.[4-9]\\d@'`)).rows.map(row => row.id),
  )

async function open(line: ReturnType<Awaited<ReturnType<typeof startDesk>>['line']>, people: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < incidents; n++) {
    const { body } = await line.send('POST', '/api/v1/incidents', { title: `Notified ${n}`, requester: people[n % people.length] })
    ids.push((JSON.parse(body) as { id: string }).id)
  }
  line.close()
  return ids
}

/** What opening them has caused is over. */
async function quiet(arrived: Map<string, number>): Promise<void> {
  await pause(15_000)
  arrived.clear()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  print(await measureNotifications(join(tmpdir(), 'mainstay-bench', 'notifications'), Number(process.argv[2] ?? 60)))

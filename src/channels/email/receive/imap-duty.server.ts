/** Fetches every active mailbox, each by one process at a time, for as long as the process works. */
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { machine } from '../../../kernel/actor.ts'
import { all, equals } from '../../../kernel/define/index.ts'
import { newId } from '../../../kernel/id.server.ts'
import type { Duty, Ground } from '../../../kernel/practice.ts'
import { receiveMail } from '../intake/receive-mail.server.ts'
import type { Mailbox } from '../intake/understand.server.ts'
import { mailbox as mailboxRecord } from '../mailbox.definition.ts'
import { hold, holdSeconds, letGo, noteTrouble } from './hold.server.ts'
import { fetchAll, imapClient, News, openFolder, placeOf, waitForMore } from './imap.server.ts'
import { connectionInWords } from './in-words.ts'

interface Fetching {
  readonly tenant: string
  readonly id: string
  readonly version: number
  readonly abort: AbortController
  readonly done: Promise<void>
}

const firstWait = 5000
const longestWait = 10 * 60_000

export interface ImapDuty extends Duty {
  /** A mailbox was changed, here at least: its transaction may not have ended yet. */
  readonly lookSoon: () => void
}

export function imapDuty(ground: Ground, lookSeconds = holdSeconds / 3): ImapDuty {
  const holder = `${hostname()} ${process.pid} ${newId()}`
  const running = new Map<string, Fetching>()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let stopped = true

  const look = async (): Promise<void> => {
    for (const tenant of await ground.tenants()) await lookAt(tenant)
  }

  /** Renews what it holds, begins what is free, ends what was changed, switched off, or is another's by now. */
  const lookAt = async (tenant: string): Promise<void> => {
    const wanted = await mailboxesOf(ground, tenant)
    const ended = [...running.values()].filter(each => each.tenant === tenant && wanted.get(each.id)?.version !== each.version)
    for (const each of ended) await end(each, true)
    for (const box of wanted.values()) {
      const mine = await hold(ground.database.for(tenant), box.id, holder)
      const own = running.get(box.id)
      if (own && !mine) await end(own, false)
      else if (!own && mine && !stopped) begin(tenant, box)
    }
  }

  const begin = (tenant: string, box: Mailbox): void => {
    const abort = new AbortController()
    const done = fetchForever(ground, { tenant, box, holder, signal: abort.signal }).finally(() => running.delete(box.id))
    running.set(box.id, { tenant, id: box.id, version: box.version, abort, done })
  }

  const end = async ({ tenant, id, abort, done }: Fetching, release: boolean): Promise<void> => {
    abort.abort()
    await done
    if (release) await letGo(ground.database.for(tenant), id, holder)
  }

  const tick = (): void => {
    timer = undefined
    looking = look()
      .catch((error: unknown) => ground.log.warn({ err: error }, 'mailboxes could not be looked at; it will be tried again'))
      .finally(() => {
        if (!stopped) timer = setTimeout(tick, lookSeconds * 1000)
      })
  }

  return {
    start: async () => {
      stopped = false
      tick()
    },
    lookSoon: () => {
      // While it looks, it looks again in time by itself.
      if (stopped || !timer) return
      clearTimeout(timer)
      timer = setTimeout(tick, 500)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await looking
      await Promise.all([...running.values()].map(each => end(each, true).catch(() => undefined)))
    },
  }
}

async function mailboxesOf({ records }: Ground, tenant: string): Promise<Map<string, Mailbox>> {
  const filter = all(equals('protocol', 'imap'), equals('active', true))
  const { items } = await records.find(machine(tenant, 'mailbox', 'mail'), mailboxRecord, { filter, limit: 500 })
  return new Map(items.map(box => [box.id, box]))
}

interface Task {
  readonly tenant: string
  readonly box: Mailbox
  readonly holder: string
  readonly signal: AbortSignal
}

/** Waits longer after each failure, and begins anew with the first success. */
async function fetchForever(ground: Ground, task: Task): Promise<void> {
  const { tenant, box, holder, signal } = task
  const db = ground.database.for(tenant)
  let wait = firstWait
  while (!signal.aborted) {
    try {
      await fetchOnce(ground, task, async () => {
        wait = firstWait
        await noteTrouble(db, box.id, holder, null)
      })
    } catch (error) {
      if (signal.aborted) return
      const trouble = connectionInWords(error, placeOf(box))[box.language]
      ground.log.warn({ err: error, mailbox: box.name }, 'a mailbox could not be fetched; it will be tried again')
      await noteTrouble(db, box.id, holder, trouble).catch(() => undefined)
      await pause(wait, undefined, { signal }).catch(() => undefined)
      wait = Math.min(wait * 3, longestWait)
    }
  }
}

/** Until the connection is lost. */
async function fetchOnce(ground: Ground, { tenant, box, signal }: Task, works: () => Promise<void>): Promise<void> {
  const channel = machine(tenant, 'mailbox', 'mail')
  const password = (await ground.records.secret(channel, mailboxRecord, box.id, 'password')) ?? ''
  const client = await imapClient({ mailbox: box, password })
  const news = new News(client)
  const seen = new Set<number>()
  const close = (): void => client.close()
  signal.addEventListener('abort', close)
  try {
    await client.connect()
    await openFolder(client, box)
    while (!signal.aborted && client.usable) {
      news.heard()
      await fetchAll(client, box, raw => receiveMail(ground, channel, box, { raw }), signal, seen)
      await works()
      await waitForMore(client, news, signal)
    }
  } finally {
    signal.removeEventListener('abort', close)
    client.close()
  }
}

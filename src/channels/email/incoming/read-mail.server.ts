/**
 * Reads a mail so that no mail can hurt: its structure is counted first, then a thread with bounded memory parses it, and is
 * stopped when its time is over. One thread reads one mail at a time; the mail after a stopped one gets a new thread.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Text } from '../../../kernel/define/index.ts'
import { type IncomingMail, type MailLimits, MailRefused, type RefusalCode, usualLimits } from './incoming-mail.ts'
import { checkStructure } from './mail-structure.server.ts'

export interface MailReader {
  /** @throws MailRefused, with words, for a mail that cannot or must not be read */
  readonly read: (raw: Buffer) => Promise<IncomingMail>
  readonly close: () => Promise<void>
}

const needsNewThread: ReadonlySet<RefusalCode> = new Set(['tooSlow', 'tooMuchMemory'])

type Answer = { readonly mail: IncomingMail } | { readonly code: RefusalCode; readonly words: Text } | { readonly broken: string }

/** Beside this file, as source; beside the built program, as a program of its own. */
const thread = new URL(import.meta.url.endsWith('.ts') ? './read-mail-thread.server.ts' : './read-mail-thread.js', import.meta.url)

export function mailReader(limits: MailLimits = usualLimits): MailReader {
  let worker: Promise<Worker> | undefined
  let before: Promise<unknown> = Promise.resolve()

  const stop = async (): Promise<void> => {
    const running = worker
    worker = undefined
    await (await running?.catch(() => undefined))?.terminate()
  }

  const parse = async (raw: Buffer): Promise<IncomingMail> => {
    worker ??= started(limits)
    try {
      return mailIn(await answer(await worker, raw, limits))
    } catch (error) {
      if (!(error instanceof MailRefused) || needsNewThread.has(error.code)) await stop()
      throw error instanceof MailRefused ? error : stopped(error)
    }
  }

  return {
    read: async raw => {
      checkStructure(raw, limits)
      const result = before.then(() => parse(raw))
      before = result.catch(() => undefined)
      return result
    },
    close: async () => {
      await before
      await stop()
    },
  }
}

async function started(limits: MailLimits): Promise<Worker> {
  const worker = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } })
  // Nobody waits for mail that is not there: an idle thread does not keep the process.
  worker.unref()
  // A fault between two mails must not end the process; the next mail finds the thread gone.
  worker.on('error', () => undefined)
  await once(worker, 'message')
  return worker
}

function answer(worker: Worker, raw: Buffer, limits: MailLimits): Promise<Answer> {
  const patience = limits.milliseconds + Math.max(0, raw.length / 1024 / 1024 - 5) * limits.msPerMegabyte
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => reject(tooSlow(patience)), patience)
  const broke = (error: unknown): void => reject(isOutOfMemory(error) ? tooMuchMemory() : stopped(error))
  const ended = (): void => reject(stopped('it ended'))
  worker.once('message', resolve).once('error', broke).once('exit', ended)
  worker.postMessage({ raw, limits }, [])
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', resolve).off('error', broke).off('exit', ended)
  })
}

function mailIn(answer: Answer): IncomingMail {
  if ('mail' in answer) return answer.mail
  if ('code' in answer) throw new MailRefused(answer.code, answer.words)
  throw unreadable(answer.broken)
}

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const tooSlow = (milliseconds: number): MailRefused =>
  new MailRefused('tooSlow', {
    en: `The mail could not be read within ${(milliseconds / 1000).toFixed(1)} seconds.`,
    de: `Die Mail ließ sich nicht innerhalb von ${(milliseconds / 1000).toFixed(1).replace('.', ',')} Sekunden lesen.`,
  })

const tooMuchMemory = (): MailRefused =>
  new MailRefused('tooMuchMemory', {
    en: 'Reading the mail would take more memory than a mail may take.',
    de: 'Die Mail zu lesen würde mehr Speicher brauchen, als eine Mail brauchen darf.',
  })

const unreadable = (why: string): MailRefused =>
  new MailRefused('unreadable', { en: `The mail is not in a form that can be read: ${why}`, de: `Die Mail hat keine lesbare Form: ${why}` })

/** The thread is gone with it, so the code is one that asks for a new thread. */
const stopped = (why: unknown): MailRefused =>
  new MailRefused('tooMuchMemory', { en: `Reading the mail stopped: ${String(why)}`, de: `Das Lesen der Mail brach ab: ${String(why)}` })

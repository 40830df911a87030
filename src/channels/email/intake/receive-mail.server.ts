import { createHash } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import { equals } from '../../../kernel/define/index.ts'
import { Failure } from '../../../kernel/errors.ts'
import { queueJob } from '../../../kernel/jobs/index.server.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { atomically, plainUnit } from '../../../kernel/records/internal.server.ts'
import { incomingMail } from '../incoming-mail.definition.ts'
import type { Mailbox } from './understand.server.ts'
import { peek } from './peek.ts'

/** A mail as it arrived, with what its server said when it brought it. */
export interface Arrival {
  readonly raw: Buffer
  readonly ip?: string
  readonly helo?: string
  readonly envelopeFrom?: string
  readonly envelopeTo?: string
}

export const intakeJob = 'mail-intake'

/**
 * Keeps a mail for good: its bytes, its row and the job that reads it. Whoever brought it may forget it afterwards. The same mail
 * in the same mailbox is kept once, however often it is brought.
 */
export async function receiveMail(
  { store, files }: Pick<Ground, 'store' | 'files'>,
  actor: Actor,
  { id: mailbox, address: toAddress }: Pick<Mailbox, 'id' | 'address'>,
  arrival: Arrival,
): Promise<{ mail: string; isNew: boolean }> {
  const { raw, ...delivery } = arrival
  const { sha256, size } = await files.put(once(raw))
  const { messageId, from, subject } = peek(raw)
  const fingerprint = createHash('sha256')
    .update(messageId === undefined ? `bytes ${sha256}` : `id ${messageId} from ${from ?? ''}`)
    .digest('hex')
  const known = async (): Promise<string | undefined> => {
    const filter = { all: [equals('mailbox', mailbox), equals('fingerprint', fingerprint)] }
    return (await store.within(plainUnit(store, actor.tenant)).find(actor, incomingMail, { filter, limit: 1, fields: ['state'] })).items[0]?.id
  }
  const before = await known()
  if (before !== undefined) return { mail: before, isNew: false }
  try {
    return await atomically(plainUnit(store, actor.tenant), actor, async unit => {
      const values = {
        mailbox,
        toAddress,
        fingerprint,
        raw: sha256,
        size,
        subject: subject ?? '–',
        fromAddress: from ?? null,
        messageId: messageId ?? null,
        receivedAt: store.now(),
      }
      const { id } = await store.within(unit).create(actor, incomingMail, { ...values, ...shortened(delivery) })
      await queueJob(unit.db, actor.tenant, intakeJob, { mail: id }, store.now(), id)
      return { mail: id, isNew: true }
    })
  } catch (error) {
    const meanwhile = error instanceof Failure ? await known() : undefined
    if (meanwhile === undefined) throw error
    return { mail: meanwhile, isNew: false }
  }
}

const longest = { ip: 60, helo: 255, envelopeFrom: 320, envelopeTo: 320 } as const

const shortened = (delivery: Omit<Arrival, 'raw'>): Partial<Record<keyof typeof longest, string | null>> =>
  Object.fromEntries(
    Object.entries(longest).map(([name, most]) => [name, delivery[name as keyof typeof longest]?.replace(/\p{Cc}/gu, '').slice(0, most) || null]),
  )

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

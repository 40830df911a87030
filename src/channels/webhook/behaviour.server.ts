import { invalidAll, type Wrong } from '../../kernel/errors.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import type { Model, Secret } from '../../kernel/define/index.ts'
import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { webhookDelivery } from './definitions/delivery.ts'
import { webhook } from './definitions/webhook.ts'
import { deliverJob } from './names.ts'
import { keyOf, newSecret } from './signature.server.ts'

/** For how long the former secret still signs, so that the receiver can be given the new one. */
const overlapHours = 24

interface Given {
  /** Null where it was forgotten, which is told by itself. */
  readonly url: string | null
  readonly recordType: string | null
}

function check(row: Given, secret: unknown, model: Model): void {
  const wrong: Wrong[] = []
  if (row.url !== null && !/^https?:/.test(row.url))
    wrong.push({
      field: 'url',
      message: { en: 'Use an address that begins with https:// or http://.', de: 'Geben Sie eine Adresse an, die mit https:// oder http:// beginnt.' },
    })
  if (row.recordType !== null && (!model.find(row.recordType) || isOwn(row.recordType)))
    wrong.push({ field: 'recordType', message: noSuchType(row.recordType) })
  if (typeof secret === 'string' && secret !== '' && !keyOf(secret)) wrong.push({ field: 'secret', message: noSecret })
  if (wrong.length > 0) throw invalidAll(wrong)
}

/** A webhook that is told of deliveries would cause what it is told of. */
export const isOwn = (type: string): boolean => type === webhook.name || type === webhookDelivery.name

const noSuchType = (name: string) => ({
  en: `There is no record type '${name}' that webhooks can be told of. Use a name such as incident.`,
  de: `Einen Datensatztyp „${name}“, von dem Webhooks erfahren könnten, gibt es nicht. Geben Sie einen Namen wie incident an.`,
})
const noSecret = {
  en: 'Use a secret that begins with whsec_, followed by 24 to 64 bytes in base64, or leave it empty.',
  de: 'Geben Sie ein Geheimnis an, das mit whsec_ beginnt, gefolgt von 24 bis 64 Bytes in base64, oder lassen Sie es leer.',
}

/** As a value of its field, which is sealed when it is saved. */
function asSecret(text: string): Secret {
  const parsed = fieldType('secret').parse(text, webhook.fields.secret)
  if ('fault' in parsed) throw new Error(parsed.fault.en)
  return parsed.value as Secret
}

const webhookBehaviour = behave(webhook, {
  before: {
    create: ({ row, input }, { model }) => {
      check(row, input.secret, model)
      return row.secret === null ? values({ secret: asSecret(newSecret()) }) : undefined
    },
    change: async ({ row, was, input }, context) => {
      check(row, input.secret, context.model)
      return values({
        ...(row.active ? { stoppedBecause: null } : {}),
        ...(typeof input.secret === 'string' ? await former(row.id, was?.secret, context) : {}),
        ...(row.secret === null ? { secret: asSecret(newSecret()) } : {}),
      })
    },
  },
})

/** Values that a hook settles are saved as they are, also in fields that no caller may set. */
const values = (settled: Readonly<Record<string, unknown>>): Record<string, never> => settled as Record<string, never>

async function former(id: string, had: Secret | null | undefined, { records, by, now }: Context): Promise<Record<string, unknown>> {
  const text = had ? await records.secret(by('webhook'), webhook, id, 'secret') : null
  if (text === null) return {}
  return { formerSecret: asSecret(text), formerUntil: new Date(Date.parse(now) + overlapHours * 3_600_000).toISOString() }
}

/** Whatever waits has an attempt that is queued, in the transaction that makes it wait. */
const queue = async ({ row }: { readonly row: { id: string; webhook: string; attempts: number; nextAt: string | null } }, { later, now }: Context) =>
  later(deliverJob, { delivery: row.id, attempt: row.attempts }, { at: row.nextAt ?? now, lane: row.webhook })

const deliveryBehaviour = behave(webhookDelivery, {
  before: { create: ({ row }, { now }) => ({ nextAt: row.nextAt ?? now }) },
  after: { create: queue, transitions: { resend: queue, fail: queue } },
})

export default { behaviours: [webhookBehaviour, deliveryBehaviour] } satisfies PracticeBehaviour

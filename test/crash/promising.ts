import { onlyTenant, type Installation } from '../../src/app/installation.server.ts'
import { mailbox } from '../../src/channels/email/index.ts'
import { receiveMail } from '../../src/channels/email/intake/receive-mail.server.ts'
import { webhook } from '../../src/channels/webhook/index.ts'
import { serviceLevel } from '../../src/engines/clocks/index.ts'
import { machine } from '../../src/kernel/actor.ts'
import { person, role } from '../../src/people/index.ts'
import { written } from '../harness/mail-desk.ts'

export interface Wanted {
  /** Of the webhook that is told of the clocks. */
  readonly url: string
  readonly secret: string
  /** How long a clock runs, ISO 8601. */
  readonly target: string
}

const system = machine(onlyTenant, 'test', 'cli')
const authservId = 'mx.help.example'

/**
 * A desk where each mail that comes in sets off all that may be lost or done twice: it becomes an incident, its sender is told so
 * by mail, a clock warns and is missed, and a webhook is told of both. Gives what brings a mail, which the desk keeps or refuses.
 */
export async function promising(desk: Installation, { url, secret, target }: Wanted): Promise<(from: string) => Promise<void>> {
  const { records } = desk
  const roles = (await records.find(system, role, { limit: 100 })).items.filter(r => ['requester', 'agent'].includes(r.key)).map(r => r.id)
  const reader = await records.create(system, person, { name: 'Reader', email: 'reader@example.test', roles })
  await records.create(system, webhook, {
    name: 'Strict',
    url,
    secret,
    recordType: 'incident',
    onCreated: false,
    onTransition: false,
    onFact: true,
    runsAs: reader.id,
  })
  const { id } = await records.create(system, serviceLevel, {
    name: 'Resolve',
    recordType: 'incident',
    applies: 'priority <= 5',
    stops: "category == 'done'",
    targetIn: 'elapsed',
    targetTime: target,
    warnings: [{ percent: 50 }],
  })
  await records.transition(system, serviceLevel, id, 'activate')
  const box = await records.create(system, mailbox, {
    name: 'Desk',
    address: 'desk@help.example',
    protocol: 'smtp',
    authservId,
    unknownSenders: 'guest',
  })
  const channel = machine(onlyTenant, 'mailbox', 'mail')
  return async from => {
    await receiveMail(desk, channel, box, { raw: Buffer.from(written({ from, subject: `From ${from}` })) })
  }
}

/** Who a mail is from, as somebody who may do things. */
import type { Actor } from '../../../kernel/actor.ts'
import type { Language, Text } from '../../../kernel/define/index.ts'
import { Failure } from '../../../kernel/errors.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { person } from '../../../people/index.ts'
import { actingPerson } from '../../../people/index.server.ts'
import type { MailAddress } from '../incoming/incoming-mail.ts'

export type Sender = { readonly known: true; readonly actor: Actor } | { readonly known: false; readonly person: string | null; readonly because: Text }

export async function senderOf({ database }: Pick<Ground, 'database'>, tenant: string, address: string): Promise<Sender> {
  const found = await actingPerson(database.for(tenant), { address }, { tenant, channel: 'mail' })
  if (found?.active) return { known: true, actor: found.actor }
  return found ? { known: false, person: found.person, because: notActive } : { known: false, person: null, because: unknown }
}

/** The person as a guest of the desk, who may ask and follow what they asked for. Two mails at once make one guest. */
export async function guest(ground: Pick<Ground, 'database' | 'records'>, by: Actor, from: MailAddress, language: Language): Promise<Sender> {
  const name =
    from.name
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, 120) || from.address
  try {
    await ground.records.create(by, person, { name, email: from.address, language })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const found = await senderOf(ground, by.tenant, from.address)
    return found.known ? found : { ...found, because: { en: error.told('en').detail, de: error.told('de').detail } }
  }
  return senderOf(ground, by.tenant, from.address)
}

/** Somebody who may set up whatever is asked on behalf of another. */
export async function agentById({ database }: Pick<Ground, 'database'>, tenant: string, id: string): Promise<Actor | undefined> {
  const found = await actingPerson(database.for(tenant), { id }, { tenant, channel: 'mail' })
  return found?.active ? found.actor : undefined
}

const unknown: Text = { en: 'Nobody here has this address.', de: 'Diese Adresse gehört hier niemandem.' }
const notActive: Text = { en: 'The person with this address is not active.', de: 'Die Person mit dieser Adresse ist nicht aktiv.' }

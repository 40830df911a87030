/** A mail that becomes a record of its own, as the mailbox says. */
import type { Actor } from '../../../kernel/actor.ts'
import type { RecordType } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import type { Row } from '../../../kernel/records/index.server.ts'
import type { Unit } from '../../../kernel/records/internal.server.ts'
import { isAgent } from '../../../practices/shared/roles.ts'
import { usualType } from '../mailbox.server.ts'
import { outcomeOf } from './answer.server.ts'
import type { Case, Outcome, Remark } from './intake.ts'
import { attachAll } from './mail-files.server.ts'
import { guest, senderOf } from './sender.server.ts'
import { bodyText } from '../incoming/conversation.ts'
import { forwardedFrom, noWords, spokenIn, titleOf } from './wording.ts'

type Values = Readonly<Record<string, unknown>>

/** Whose matter it is, where an agent passes on somebody else's mail. Asked before the transaction, because it may make a guest. */
export async function requesterOf(it: Case, sender: Actor): Promise<string | undefined> {
  if (!it.words.forwarded || !isAgent(sender)) return undefined
  const from = forwardedFrom(bodyText(spokenIn(it.understood.mail)))
  if (!from) return undefined
  const { ground } = it.intake
  const known = await senderOf(ground, sender.tenant, from.address)
  if (known.known) return known.actor.person ?? undefined
  if (known.person !== null || it.understood.mailbox.unknownSenders !== 'guest') return known.person ?? undefined
  const made = await guest(ground, it.channel, from, it.understood.mailbox.language)
  return made.known ? (made.actor.person ?? undefined) : undefined
}

export async function newRecord(it: Case, unit: Unit, sender: Actor, requester: string | undefined, remarks: readonly Remark[]): Promise<Outcome> {
  const { store, attachments } = it.intake.ground
  const type = store.model.type(it.understood.mailbox.recordType ?? usualType)
  const records = store.within(unit)
  const row = (await records.create(sender, type.definition, { ...reported(it, type), ...(requester === undefined ? {} : { requester }) })) as Row
  const settled = defaultsOf(it, type)
  if (Object.keys(settled).length > 0) await records.change(it.channel, type.definition, row.id, settled)
  await attachAll(attachments, it.kept, { unit, actor: sender, type, id: row.id, visibility: 'public' })
  const own = it.words.forwarded ? it.words.visible.trim() : ''
  if (own !== '' && isAgent(sender)) await records.comment(sender, type.definition, row.id, { text: own, visibility: 'internal' })
  for (const { kind, say } of remarks) await records.fact(it.channel, type.definition, row.id, { kind, say, about: {} })
  return outcomeOf({ type, row }, 1, true)
}

/** What the sender says themselves. Of a forwarded mail that is what it passes on. */
function reported(it: Case, type: RecordType): Values {
  const { mail, mailbox } = it.understood
  const { visible, quoted, forwarded } = it.words
  const said = (forwarded ? quoted : visible).trim() || noWords[mailbox.language]
  const values = { [type.definition.views.title]: titleOf(mail.subject, mailbox.language), description: said, contactType: 'email', service: mailbox.service }
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => name in type.fields && value !== null))
}

/** What the mailbox says of all its mail: the sender need not be allowed to. */
function defaultsOf(it: Case, type: RecordType): Values {
  const { group, values } = it.understood.mailbox
  const named = (values ?? []).flatMap(({ field: name, value }) => {
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
    const parsed = field && !field.computed ? fieldType(field.kind).fromText(value, field) : undefined
    return parsed && 'value' in parsed ? [[name, parsed.value] as const] : []
  })
  return { ...(group !== null && 'group' in type.fields ? { group } : {}), ...Object.fromEntries(named) }
}

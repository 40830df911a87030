import type { Actor } from '../../kernel/actor.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import type { Wrong } from '../../kernel/errors.ts'
import { decided, fieldReadable } from '../../kernel/records/internal.server.ts'
import { faultsOfForm } from '../../engines/forms/index.ts'
import type { Offer } from '../shared/offer.ts'
import type { PublishingGround } from './faults.server.ts'

/** What is wrong with the questions, each at its part. A rule may only ask for what whoever orders may read at all. */
export function formFaults({ form }: Offer, { model, actor }: Pick<PublishingGround, 'model' | 'actor'>): Wrong[] {
  if (!form) return []
  const anybody = requester(actor)
  const readable = (type: RecordType, field: string) => decided(anybody, type.definition.may.read) !== false && fieldReadable(anybody, type, field) !== false
  return faultsOfForm(form, { model, readable }).map(({ key, message }) => ({ field: key === undefined ? 'draft.form' : `draft.form.${key}`, message }))
}

/** Somebody who is signed in and may no more than that. */
const requester = ({ tenant }: Actor): Actor => ({
  tenant,
  person: '00000000-0000-7000-8000-000000000000',
  name: 'requester',
  roles: new Set(['requester']),
  groups: [],
  channel: 'web',
  language: 'en',
  unbound: false,
})

import { equals, oneOf } from '../../kernel/define/index.ts'
import { type QuestionSet, setsIn, withSets } from '../../engines/forms/index.ts'
import type { Offer } from '../shared/offer.ts'
import type { PublishingGround } from './faults.server.ts'

type Looking = Pick<PublishingGround, 'records' | 'actor' | 'model'>

/** The offer as it will stand for good: shared questions written out, and the flow in the version that it has now. */
export async function settled(offer: Offer, ground: Looking): Promise<Offer> {
  const form = offer.form ? { form: withSets(offer.form, await setsFor(offer, ground)) } : {}
  const version = await flowVersion(offer, ground)
  return { ...offer, ...form, ...(offer.flow ? { flow: { id: offer.flow.id, ...(version ? { version } : {}) } } : {}) }
}

async function flowVersion({ flow }: Offer, { records, actor, model }: Looking): Promise<string | null | undefined> {
  const type = model.find('flow')
  if (!flow || !type) return undefined
  const found = await records.find(actor, type.definition, { filter: equals('id', flow.id), limit: 1, fields: ['published'] })
  return (found.items[0] as { readonly published?: string | null } | undefined)?.published
}

async function setsFor({ form }: Offer, { records, actor, model }: Looking): Promise<ReadonlyMap<string, QuestionSet>> {
  const ids = setsIn(form?.parts ?? [])
  const type = model.find('questionSet')
  if (ids.length === 0 || !type) return new Map()
  const { items } = await records.find(actor, type.definition, { filter: oneOf('id', ids), limit: 500 })
  return new Map((items as unknown as readonly QuestionSet[]).map(one => [one.id, one]))
}

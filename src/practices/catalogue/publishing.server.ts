import type { RowOf } from '../../kernel/define/index.ts'
import { conflict, invalidAll } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { clerk } from '../shared/clerk.server.ts'
import type { Offer } from '../shared/offer.ts'
import { faultsOfOffer } from './faults.server.ts'
import { catalogueItem } from './item.definition.ts'
import { readOffer } from './offer-shape.ts'
import { settled } from './settled.server.ts'
import { shownOf } from './shown.ts'
import { catalogueItemVersion } from './version.definition.ts'

type Item = RowOf<typeof catalogueItem>

/** What stands in the draft becomes the next version, unless something in it cannot work. */
export const publishing: Ability<typeof catalogueItem> = {
  before: {
    transitions: {
      publish: async ({ row, comment }, context) => {
        const read = readOffer(row.draft)
        if ('faults' in read) throw invalidAll(read.faults)
        const ground = { model: context.model, records: context.records, actor: context.by('publishing'), publisher: context.actor, context }
        const offer = await settled(read.offer, ground)
        const faults = await faultsOfOffer(offer, row, ground)
        if (faults.length > 0) throw invalidAll(faults)
        const version = await nextVersion(row, offer, comment, context)
        return { ...shownOf(read.offer), published: version.id, versionNumber: version.versionNumber, publishedAt: context.now }
      },
      reinstate: ({ row }) => (row.draft ? undefined : { draft: { texts: { name: { en: row.name } } } }),
      retire: async ({ row }, context) => {
        await refuseIncluded(row, context)
        return undefined
      },
    },
  },
}

async function nextVersion({ id, versionNumber }: Item, offer: Offer, remark: string | undefined, { actor, records }: Context) {
  const input = { item: id, name: offer.texts.name.en, versionNumber: versionNumber === null ? 1 : versionNumber + 1, offer: { ...offer } }
  return records.create(clerk(actor), catalogueItemVersion, { ...input, ...(remark === undefined ? {} : { remark: remark.slice(0, 500) }) })
}

/** A bundle that promises it would break: it says so before. */
async function refuseIncluded({ id }: Item, { by, records }: Context): Promise<void> {
  const published = { field: 'state', is: '==', value: 'published' } as const
  const { items } = await records.find(by('publishing'), catalogueItem, { filter: published, limit: 500, fields: ['name', 'draft'] })
  const bundle = items.find(({ draft }) => ((draft as unknown as Offer | null)?.includes ?? []).some(({ item }) => item === id))
  if (!bundle) return
  throw conflict({
    en: `The bundle ‘${bundle.name}’ includes it. Take it out there first.`,
    de: `Das Paket „${bundle.name}“ enthält ihn. Bitte dort zuerst herausnehmen.`,
  })
}

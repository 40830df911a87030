import type { RowOf } from '../../kernel/define/index.ts'
import { invalidAll } from '../../kernel/errors.ts'
import type { Ability } from '../shared/abilities.server.ts'
import type { Offer } from '../shared/offer.ts'
import type { catalogueItem } from './item.definition.ts'
import { readOffer } from './offer-shape.ts'
import { shownOf } from './shown.ts'

type Item = RowOf<typeof catalogueItem>

/**
 * An item begins with a draft of its name. Until it is published the lists show what the draft says; afterwards what was published last, so
 * that nobody who looks for it reads what is still being written. Only its name can be changed at once, and is changed in the draft too.
 */
export const drafting: Ability<typeof catalogueItem> = {
  before: {
    create: ({ row, input }, { actor }) => {
      const offer = input.draft ? offerIn(input.draft) : begun(row)
      return { draft: { ...offer }, owner: row.owner ?? actor.person, ...shownOf(offer) }
    },
    change: ({ row, was, input }) => {
      if (!was) return undefined
      const given = input.draft ? offerIn(input.draft) : undefined
      const offer = renamed(given ?? (row.draft as unknown as Offer | null) ?? begun(row), row, was)
      const shown = row.versionNumber === 0 ? shownOf(offer) : {}
      return input.draft || row.name !== was.name ? { draft: { ...offer }, ...shown } : undefined
    },
  },
}

function offerIn(draft: unknown): Offer {
  const read = readOffer(draft)
  if ('faults' in read) throw invalidAll(read.faults)
  return read.offer
}

const begun = ({ name }: Pick<Item, 'name'>): Offer => ({ texts: { name: { en: name ?? '' } } })

const renamed = (offer: Offer, { name }: Item, was: Item): Offer =>
  name === was.name || !name ? offer : { ...offer, texts: { ...offer.texts, name: { ...offer.texts.name, en: name } } }

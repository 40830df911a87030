import { equals, all, oneOf } from '../../kernel/define/index.ts'
import { machine } from '../../kernel/actor.ts'
import { invalidAll, type Wrong } from '../../kernel/errors.ts'
import { holds, parseRule } from '../../kernel/rules/index.ts'
import { standingOf } from '../../engines/forms/index.ts'
import { type Answered, answersOf, formToAsk } from '../../engines/forms/index.server.ts'
import type { Include } from '../shared/offer.ts'
import { faultsAt } from './faults-at.ts'
import { type Offered, offersOf } from './offers.server.ts'
import { type Line, objectOf } from './order.ts'
import type { Placing } from './placing.server.ts'

/** Something that a bundle brings along. */
export interface Part {
  readonly offered: Offered
  readonly quantity: number
  readonly answered: Answered
}

interface Bundle {
  readonly line: Line
  readonly offered: Offered
  readonly answered: Answered
  readonly requester: string
  readonly at: string
}

/**
 * What the answers of a bundle bring along. Whoever made the bundle decided what is in it: who orders need not see its parts in the
 * catalogue. @throws invalid, with the faults of all parts
 */
export async function partsOf(placing: Placing, bundle: Bundle): Promise<readonly Part[]> {
  const { includes = [] } = bundle.offered.offer
  refuseUnknown(bundle, includes)
  const wanted = includes.filter(include => isIncluded(placing, include, bundle))
  if (wanted.length === 0) return []
  const offers = await publishedOffers(placing, wanted)
  const faults: Wrong[] = []
  const parts: Part[] = []
  for (const include of wanted) {
    const offered = offers.get(include.item)
    // Taken out of the catalogue since: the bundle goes without it.
    if (!offered) continue
    try {
      const answered = await answersOf(offered.form, await givenFor(placing, include, offered, bundle), answeringFor(placing, bundle))
      parts.push({ offered, quantity: (include.quantity ?? 1) * bundle.line.quantity, answered })
    } catch (failure) {
      faults.push(...faultsAt(failure, `included.${include.item}`))
    }
  }
  if (faults.length > 0) throw invalidAll(faults)
  return parts
}

function refuseUnknown({ line: { included } }: Bundle, includes: readonly Include[]): void {
  const unknown = Object.keys(included).find(item => !includes.some(include => include.item === item))
  if (unknown === undefined) return
  throw invalidAll([{ field: `included.${unknown.slice(0, 80)}`, message: { en: 'This is not part of it.', de: 'Das gehört nicht dazu.' } }])
}

function isIncluded({ actor, now }: Placing, { when }: Include, { offered: { form }, answered, requester }: Bundle): boolean {
  if (when === undefined) return true
  const row = { ...answered.answers, requester, orderer: actor.person }
  return holds(parseRule(when), { model: form.model, type: form.type, row, asker: actor, now })
}

async function publishedOffers({ records, actor, ground }: Placing, includes: readonly Include[]): Promise<ReadonlyMap<string, Offered>> {
  const { definition } = ground.store.model.type('catalogueItem')
  const filter = all(
    oneOf(
      'id',
      includes.map(({ item }) => item),
    ),
    equals('state', 'published'),
  )
  const found = await records.find(machine(actor.tenant, 'orders', 'automation'), definition, { filter, limit: 500, fields: ['published'] })
  const versions = (found.items as unknown as readonly { readonly published: string | null }[]).flatMap(({ published }) => (published ? [published] : []))
  const offers = await offersOf({ records, model: ground.store.model, tenant: actor.tenant }, versions)
  return new Map([...offers.values()].map(offered => [offered.item, offered]))
}

const answeringFor = ({ records, actor, now, ground }: Placing, { requester }: Bundle) => ({ records, actor, requester, now, attachments: ground.attachments })

/** What was answered for the part itself, and what the bundle's answers share with it, as far as the part asks it. */
async function givenFor(placing: Placing, { item, shares = {} }: Include, { form }: Offered, bundle: Bundle): Promise<Readonly<Record<string, unknown>>> {
  const { answers } = objectOf(bundle.line.included[item] ?? {}, 'what it includes', ['answers'])
  const own = answers === undefined ? {} : objectWith(answers)
  const shared = Object.fromEntries(
    Object.entries(shares).flatMap(([their, my]) => (bundle.answered.answers[my] === undefined ? [] : [[their, bundle.answered.answers[my]]])),
  )
  const given = { ...own, ...shared }
  const { facts } = await formToAsk(form, given, answeringFor(placing, bundle))
  const { questions } = standingOf(form, given, facts)
  return Object.fromEntries(Object.entries(given).filter(([key]) => !Object.hasOwn(shared, key) || questions.get(key)?.shown))
}

const objectWith = (given: unknown): Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Record<string, unknown>) : {}

import { checkRule, parseRule, pathsOf } from '../../kernel/rules/index.ts'
import type { Wrong } from '../../kernel/errors.ts'
import { oneOf, type RowOf } from '../../kernel/define/index.ts'
import { compileForm, type Form } from '../../engines/forms/index.ts'
import type { Include, Offer } from '../shared/offer.ts'
import type { PublishingGround } from './faults.server.ts'
import { questionKeys } from './question-keys.ts'
import { catalogueItem } from './item.definition.ts'
import { catalogueItemVersion } from './version.definition.ts'
import { words } from './words.ts'

/** What a bundle brings along must be there, be no bundle itself, and share questions that both have. */
export async function bundleFaults(offer: Offer, { id }: { readonly id: string }, ground: PublishingGround): Promise<Wrong[]> {
  const { includes = [] } = offer
  if (includes.length === 0) return []
  const offers = await offersOf(
    includes.map(({ item }) => item),
    ground,
  )
  return includes.flatMap((include, i) => includeFaults(include, { offer, own: id, its: offers.get(include.item), at: `draft.includes.${i}` }, ground))
}

interface Included {
  readonly offer: Offer
  readonly own: string
  readonly its: Offer | undefined
  readonly at: string
}

function includeFaults({ item, when, shares = {} }: Include, { offer, own, its, at }: Included, { model }: PublishingGround): Wrong[] {
  if (item === own) return [{ field: `${at}.item`, message: words.includesItself }]
  if (!its) return [{ field: `${at}.item`, message: words.notPublished }]
  if (its.includes?.length || its.creates) return [{ field: `${at}.item`, message: words.noBundleWithin }]
  const [mine, theirs] = [questionKeys(offer.form), questionKeys(its.form)]
  return [
    ...(when === undefined ? [] : ruleFaults(when, offer.form, `${at}.when`, model)),
    ...Object.entries(shares).flatMap(([their, my]): Wrong[] => [
      ...(theirs.has(their) ? [] : [{ field: `${at}.shares.${their}`, message: words.noQuestionThere(their) }]),
      ...(mine.has(my) ? [] : [{ field: `${at}.shares.${their}`, message: words.noQuestionHere(my) }]),
    ]),
  ]
}

function ruleFaults(text: string, form: Form | undefined, field: string, types: PublishingGround['model']): Wrong[] {
  const { model, type } = compileForm(form ?? { parts: [] }, types)
  try {
    const rule = parseRule(text)
    if (pathsOf(rule).some(path => path.includes('.'))) return [{ field, message: words.answersOnly }]
    return checkRule(model, type, rule).map(message => ({ field, message }))
  } catch (error) {
    return [{ field, message: (error as Error).message }]
  }
}

async function offersOf(ids: readonly string[], { records, actor }: PublishingGround): Promise<ReadonlyMap<string, Offer>> {
  const items = await records.find(actor, catalogueItem, {
    filter: { all: [oneOf('id', ids), oneOf('state', ['published'])] },
    limit: 500,
    fields: ['published'],
  })
  const versions = items.items.flatMap(({ published }) => (published ? [published] : []))
  if (versions.length === 0) return new Map()
  const found = await records.find(actor, catalogueItemVersion, { filter: oneOf('id', versions), limit: 500, fields: ['item', 'offer'] })
  return new Map(found.items.map((one: Pick<RowOf<typeof catalogueItemVersion>, 'item' | 'offer'>) => [one.item, one.offer as unknown as Offer]))
}

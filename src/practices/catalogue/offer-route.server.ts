import { type Actor, machine } from '../../kernel/actor.ts'
import { all, equals, oneOf, type RowOf } from '../../kernel/define/index.ts'
import { malformed, missing } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { compileForm, type Form } from '../../engines/forms/index.ts'
import { type FormToAsk, formToAsk } from '../../engines/forms/index.server.ts'
import { isAgent } from '../shared/roles.ts'
import type { Include, Offer, ShownOffer } from '../shared/offer.ts'
import { catalogueItem } from './item.definition.ts'
import { mustKeep } from './keepers.server.ts'
import { settled } from './settled.server.ts'
import { catalogueItemVersion } from './version.definition.ts'

type Item = RowOf<typeof catalogueItem>

export interface Asking {
  /** As it stands in the draft, for those who keep it. */
  readonly draft?: boolean
  readonly requester?: string
  readonly answers?: Readonly<Record<string, unknown>>
  /** Of what a bundle includes, by item. */
  readonly included?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

export function readAsking(given: unknown): Asking {
  if (!isObject(given)) throw malformed('Give a JSON object.', 'bad_body')
  const { draft, requester, answers = {}, included = {}, ...more } = given
  const unknown = Object.keys(more)[0]
  if (unknown !== undefined) throw malformed(`There is no '${unknown.slice(0, 80)}' here. Known are: draft, requester, answers, included.`, 'unknown_parameter')
  if (draft !== undefined && typeof draft !== 'boolean') throw malformed("'draft' is true or false.", 'bad_body')
  if (requester !== undefined && (typeof requester !== 'string' || !uuid.test(requester))) throw malformed("'requester' is the id of a person.", 'bad_body')
  if (!isObject(answers) || !isObject(included) || !Object.values(included).every(isObject))
    throw malformed("'answers' and 'included' are objects.", 'bad_body')
  return { draft: draft === true, answers, included: included as Asking['included'] & object, ...(typeof requester === 'string' ? { requester } : {}) }
}

/** What somebody is shown who thinks of ordering it: what it says and asks, and what a bundle brings along. */
export async function offerFor(ground: Ground, actor: Actor, id: string, asking: Asking) {
  const item = await ground.records.get(actor, catalogueItem, id)
  const offer = asking.draft ? await draftOf(ground, actor, item) : await publishedOf(ground, actor, item)
  const requester = asking.requester ?? actor.person ?? ''
  const answering = { records: ground.records, actor, requester, now: ground.store.now() }
  const ask = (form: Form | undefined, answers: Readonly<Record<string, unknown>> = {}): Promise<FormToAsk> =>
    formToAsk(compileForm(form ?? { parts: [] }, ground.store.model), answers, answering)
  const includes = await includedIn(ground, actor, offer)
  return {
    id: item.id,
    version: asking.draft ? null : item.published,
    versionNumber: item.versionNumber,
    mayOrder: item.state === 'published' && (item.orderAudience === null || isAgent(actor) || actor.groups.includes(item.orderAudience)),
    offer: shown(offer),
    ask: await ask(offer.form, asking.answers),
    includes: await Promise.all(
      includes.map(async ({ include, offer: its }) => ({ ...include, offer: shown(its), ask: await ask(its.form, asking.included?.[include.item]) })),
    ),
  }
}

async function draftOf({ records, store: { model } }: Ground, actor: Actor, item: Item): Promise<Offer> {
  mustKeep(actor, item)
  if (!item.draft) throw missing()
  return settled(item.draft as unknown as Offer, { records, model, actor: machine(actor.tenant, 'catalogue', 'automation') })
}

async function publishedOf({ records }: Ground, actor: Actor, { published, state }: Item): Promise<Offer> {
  if (published === null || state !== 'published') throw missing()
  const version = await records.get(machine(actor.tenant, 'catalogue', 'automation'), catalogueItemVersion, published)
  return version.offer as unknown as Offer
}

/** Who fulfils it, and who approves, is no business of those who look at it in the catalogue. */
function shown({ texts, price, recurring, deliveryDays, most, forOthers, cancelUntil, changeUntil, creates }: Offer): ShownOffer {
  const offer = { texts, price, recurring, deliveryDays, most, forOthers, cancelUntil, changeUntil, creates: creates && { type: creates.type } }
  return Object.fromEntries(Object.entries(offer).filter(([, value]) => value !== undefined)) as unknown as ShownOffer
}

async function includedIn(
  { records }: Ground,
  actor: Actor,
  { includes = [] }: Offer,
): Promise<readonly { readonly include: Include; readonly offer: Offer }[]> {
  if (includes.length === 0) return []
  const looks = machine(actor.tenant, 'catalogue', 'automation')
  const ids = [...new Set(includes.map(({ item }) => item))]
  const items = await records.find(looks, catalogueItem, { filter: all(oneOf('id', ids), equals('state', 'published')), limit: 500, fields: ['published'] })
  const versions = items.items.flatMap(({ published }) => (published === null ? [] : [published]))
  if (versions.length === 0) return []
  const found = await records.find(looks, catalogueItemVersion, { filter: oneOf('id', versions), limit: 500, fields: ['item', 'offer'] })
  const offers = new Map(found.items.map(one => [one.item, one.offer as unknown as Offer]))
  return includes.flatMap(include => {
    const offer = offers.get(include.item)
    return offer ? [{ include, offer }] : []
  })
}

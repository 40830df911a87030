import { Readable } from 'node:stream'
import type { Actor } from '../../../kernel/actor.ts'
import type { Attachments } from '../../../kernel/attachments/index.server.ts'
import type { Document } from '../../../kernel/define/index.ts'
import type { Records } from '../../../kernel/records/index.server.ts'
import { catalogueItem } from '../../../practices/catalogue/index.ts'
import type { FlowKey } from '../flows/index.ts'
import type { AudienceKey } from '../organisation/audiences.ts'
import type { Shelves } from '../organisation/shelves.server.ts'
import type { Cast } from '../telling/story.ts'
import { catalogue } from './index.ts'
import type { CatalogueFacts, CreatedFrom, IncludeFacts, PictureWord } from './item.ts'
import { painted } from './pictures/canvas.ts'
import { drawings } from './pictures/drawings.ts'
import { pngOf } from './pictures/png.server.ts'

export interface Stock {
  readonly cast: Cast
  readonly shelves: Shelves
  readonly audiences: ReadonlyMap<AudienceKey, string>
  readonly flows: ReadonlyMap<FlowKey, string>
  readonly attachments: Attachments
}

/** Puts everything into the catalogue, a bundle after its parts. Gives the ids by key. */
export async function publishCatalogue(records: Records, stock: Stock): Promise<ReadonlyMap<string, string>> {
  const lea = stock.cast.actor('lea')
  const ids = new Map<string, string>()
  for (const [place, [key, facts]] of Object.entries(catalogue).entries()) {
    const { id } = await records.create(lea, catalogueItem, {
      name: facts.name.en,
      inCategory: stock.shelves.categories.get(facts.category) ?? null,
      topic: stock.shelves.topics.get(facts.topic) ?? null,
      service: facts.service === undefined ? null : stock.cast.service(facts.service),
      owner: stock.cast.actor(facts.owner).person,
      order: (place + 1) * 10,
      openTo: facts.openTo,
      audience: audienceIn(stock, facts.audience),
      orderAudience: audienceIn(stock, facts.orderAudience),
      draft: offerOf(facts, stock, ids),
    })
    await records.transition(lea, catalogueItem, id, 'publish', { comment: facts.fulfilment })
    await records.change(lea, catalogueItem, id, { picture: [await drawn(lea, id, facts.picture, stock.attachments)] })
    ids.set(key, id)
  }
  return ids
}

/** Of the pictures, in pixels. */
const side = 96

/** The picture of an item, put on it as a file. Gives its id. */
async function drawn(keeper: Actor, id: string, word: PictureWord, attachments: Attachments): Promise<string> {
  const { ground, shapes } = drawings[word]
  const stream = Readable.from([pngOf(painted(ground, shapes, side), side)])
  return (await attachments.attach(keeper, catalogueItem, id, { name: `${word}.png`, stream, visibility: 'public' })).id
}

const audienceIn = ({ audiences }: Stock, key: AudienceKey | undefined): string | null => (key === undefined ? null : (audiences.get(key) ?? null))

/** What stands in the draft: keys of the organisation have become ids. */
function offerOf(facts: CatalogueFacts, stock: Stock, ids: ReadonlyMap<string, string>): Document {
  const { name, summary, description, keywords, price, recurring, deliveryDays, most, forOthers, form, flow, task, creates, includes } = facts
  const offer = {
    texts: { name, summary, description, keywords },
    price,
    recurring,
    deliveryDays,
    most,
    forOthers,
    form,
    flow: flow && { id: stock.flows.get(flow) },
    task: task && { group: stock.cast.group(task.group), title: task.title },
    creates: creates && {
      type: creates.type,
      fields: Object.fromEntries(Object.entries(creates.fields).map(([field, from]) => [field, createdFrom(from, stock.cast)])),
    },
    includes: includes?.map(include => withId(include, ids)),
  }
  // What is undefined is not there.
  return JSON.parse(JSON.stringify(offer)) as Document
}

const createdFrom = (from: CreatedFrom, cast: Cast) => ('service' in from ? { value: cast.service(from.service) } : from)

function withId(include: IncludeFacts, ids: ReadonlyMap<string, string>) {
  const item = ids.get(include.item)
  if (item === undefined) throw new Error(`The catalogue has no '${include.item}' before the bundle that includes it.`)
  return { ...include, item }
}

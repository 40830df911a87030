import { type Price, sumOf } from '../../engines/forms/index.ts'
import { clerk } from '../shared/clerk.server.ts'
import { type Offer, whole } from '../shared/offer.ts'
import { priceOf } from '../shared/price.ts'
import type { CheckedLine } from './check-lines.server.ts'
import { request } from './definition.ts'
import { carryFiles } from './carry-files.server.ts'
import { asksFirst, startOf } from './start.server.ts'
import { requestItem } from './item.definition.ts'
import { moneyOf } from './money.ts'
import type { Mark, Named, Placed, Placing } from './placing.server.ts'

interface About {
  readonly reason: string | undefined
  readonly mark: Mark | undefined
}

/** One request for each person that something is for, with its items. */
export async function writeRequests(placing: Placing, lines: readonly CheckedLine[], about: About): Promise<Pick<Placed, 'requests' | 'items'>> {
  const requests: Named[] = []
  const items: (Named & { request: string })[] = []
  for (const [requester, own] of Map.groupBy(lines, line => line.requester)) {
    const one = await writeRequest(placing, requester, own, about, requests.length)
    requests.push(one)
    for (const line of own) {
      const written = await writeItem(placing, one.id, line, line, null)
      items.push({ ...written, request: one.id })
      for (const part of line.parts) items.push({ ...(await writeItem(placing, one.id, line, part, written.id)), request: one.id })
    }
  }
  return { requests, items }
}

async function writeRequest(
  { records, actor }: Placing,
  requester: string,
  lines: readonly CheckedLine[],
  { reason, mark }: About,
  place: number,
): Promise<Named> {
  const prices = lines.flatMap(line => [line, ...line.parts].map(pricedAs))
  const [total, ...others] = sumOf(prices).once
  const itemCount = lines.reduce((count, line) => count + 1 + line.parts.length, 0)
  const given = {
    itemCount,
    stage: lines.every(({ offered }) => asksFirst(offered)) ? 'waitingForApproval' : 'fulfilment',
    total: others.length === 0 ? (total ?? null) : null,
    ...(mark ? { orderKey: place === 0 ? mark.key : `${mark.key.slice(0, 56)}:${place}`, orderDigest: mark.digest } : {}),
  }
  const input = { title: titleOf(lines, actor.language), requester, orderer: actor.person, ...(reason === undefined ? {} : { reason }) }
  const { id, number, title } = await records.create(clerk(actor), request, input, { given })
  return { id, number, title }
}

/** `Laptop`, `Laptop and 2 more`. */
function titleOf(lines: readonly CheckedLine[], language: 'en' | 'de'): string {
  const [first, ...more] = lines
  const name = first ? nameOf(first.offered.offer, language) : ''
  if (more.length === 0) return name
  return language === 'de' ? `${name} und ${more.length} weitere` : `${name} and ${more.length} more`
}

const nameOf = ({ texts }: Offer, language: 'en' | 'de'): string => whole(texts.name)[language]

type Piece = Pick<CheckedLine, 'offered' | 'quantity' | 'answered'>

const pricedAs = ({ offered, quantity, answered }: Piece): Price => priceOf(offered.offer, answered.price, quantity)

async function writeItem(placing: Placing, of: string, line: CheckedLine, piece: Piece, partOf: string | null): Promise<Named> {
  const { records, actor } = placing
  const { offered, quantity, answered } = piece
  const price = pricedAs(piece)
  const input = {
    request: of,
    item: offered.item,
    itemVersion: offered.version,
    partOf,
    title: nameOf(offered.offer, actor.language),
    requester: line.requester,
    orderer: actor.person,
    watchers: actor.person !== null && actor.person !== line.requester ? [actor.person] : [],
    quantity,
    group: offered.offer.task?.group ?? null,
    answers: documentOf(answered.answers),
    ...moneyOf(price),
  }
  const { id, number, title } = await records.create(clerk(actor), requestItem, input, { given: await startOf(placing, offered) })
  await carryFiles(placing, offered, answered.answers, id)
  return { id, number, title }
}

/** A document with nothing in it is none. */
const documentOf = (answers: Readonly<Record<string, unknown>>) => (Object.keys(answers).length === 0 ? null : (answers as never))

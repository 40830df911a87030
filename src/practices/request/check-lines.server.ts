import type { Actor } from '../../kernel/actor.ts'
import { all, equals, oneOf } from '../../kernel/define/index.ts'
import { invalidAll, type Wrong } from '../../kernel/errors.ts'
import { type Answered, answersOf } from '../../engines/forms/index.server.ts'
import { isAgent } from '../shared/roles.ts'
import { allowedFor } from './for-whom.server.ts'
import { faultsAt } from './faults-at.ts'
import { type Part, partsOf } from './bundle.server.ts'
import { type Offered, offersOf } from './offers.server.ts'
import type { Line } from './order.ts'
import type { Placing } from './placing.server.ts'

/** A line that may be ordered as it is. */
export interface CheckedLine {
  readonly offered: Offered
  readonly quantity: number
  readonly requester: string
  readonly answered: Answered
  readonly owner: string | null
  /** Of a bundle: what its answers bring along. */
  readonly parts: readonly Part[]
}

interface Rules {
  readonly requester: string | undefined
  readonly mayOrderFor: string | null
}

export interface SeenItem {
  readonly id: string
  readonly published: string | null
  readonly orderAudience: string | null
  readonly owner: string | null
}

/** Everything that is wrong with any of them is told at once, each at its line. @throws invalid */
export async function checkLines(placing: Placing, lines: readonly Line[], rules: Rules): Promise<readonly CheckedLine[]> {
  const { records, actor, ground } = placing
  const items = await seenItems(placing, lines)
  const offers = await offersOf(
    { records, model: ground.store.model, tenant: actor.tenant },
    [...items.values()].flatMap(({ published }) => (published ? [published] : [])),
  )
  const whom = lines.map(line => line.requester ?? rules.requester ?? actor.person)
  const allowed = await allowedFor(
    records,
    actor,
    whom.filter(id => id !== null),
    rules.mayOrderFor,
  )
  const faults: Wrong[] = []
  const checked: CheckedLine[] = []
  for (const [i, line] of lines.entries()) {
    const at = `lines.${i}`
    const item = items.get(line.item)
    const offered = item?.published ? offers.get(item.published) : undefined
    const requester = whom[i] ?? null
    const wrong = lineFaults(line, { item, offered, requester, allowed, actor, at })
    faults.push(...wrong)
    if (wrong.length > 0 || !offered || !item || requester === null) continue
    const answering = { records, actor, requester, now: placing.now, attachments: ground.attachments }
    try {
      const answered = await answersOf(offered.form, line.answers, answering)
      const parts = await partsOf(placing, { line, offered, answered, requester, at })
      checked.push({ offered, quantity: line.quantity, requester, answered, owner: item.owner, parts })
    } catch (failure) {
      faults.push(...faultsAt(failure, at))
    }
  }
  if (faults.length > 0) throw invalidAll(faults)
  return checked
}

/** What the one who orders sees of the catalogue: what they do not see is not there. */
async function seenItems({ records, actor, ground }: Placing, lines: readonly Line[]): Promise<ReadonlyMap<string, SeenItem>> {
  const { definition } = ground.store.model.type('catalogueItem')
  const ids = [...new Set(lines.map(({ item }) => item))]
  const filter = all(oneOf('id', ids), equals('state', 'published'))
  const { items } = await records.find(actor, definition, { filter, limit: 500, fields: ['published', 'orderAudience', 'owner'] })
  return new Map((items as unknown as readonly SeenItem[]).map(item => [item.id, item]))
}

interface Looked {
  readonly item: SeenItem | undefined
  readonly offered: Offered | undefined
  readonly requester: string | null
  readonly allowed: ReadonlySet<string>
  readonly actor: Actor
  readonly at: string
}

function lineFaults({ quantity }: Line, { item, offered, requester, allowed, actor, at }: Looked): Wrong[] {
  if (!item || !offered) return [{ field: `${at}.item`, message: words.noItem }]
  if (!mayOrder(actor, item)) return [{ field: `${at}.item`, message: words.notForYou }]
  const { most = 1, forOthers = true } = offered.offer
  const isOther = requester !== actor.person
  return [
    ...(quantity > most ? [{ field: `${at}.quantity`, message: words.tooMany(most) }] : []),
    ...(requester === null || !allowed.has(requester) ? [{ field: `${at}.requester`, message: words.notForThem }] : []),
    ...(isOther && !forOthers ? [{ field: `${at}.requester`, message: words.onlyForOneself }] : []),
  ]
}

/** Agents order for others, so the audience of those who may order does not bind them; what they may see does. */
export const mayOrder = (actor: Actor, { orderAudience }: Pick<SeenItem, 'orderAudience'>): boolean =>
  orderAudience === null || isAgent(actor) || actor.groups.includes(orderAudience)

const words = {
  noItem: { en: 'There is no such item that you could order.', de: 'Einen solchen Eintrag, den Sie bestellen könnten, gibt es nicht.' },
  notForYou: { en: 'You can see this, but only others may order it.', de: 'Das können Sie sehen, aber nur andere dürfen es bestellen.' },
  tooMany: (most: number) => ({ en: `At most ${most} at once.`, de: `Höchstens ${most} auf einmal.` }),
  notForThem: { en: 'You cannot order for this person.', de: 'Für diese Person können Sie nicht bestellen.' },
  onlyForOneself: { en: 'Everybody orders this for themselves.', de: 'Das bestellt jede Person für sich selbst.' },
} as const

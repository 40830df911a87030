import type { InputOf } from '../../../kernel/define/index.ts'
import type { Records } from '../../../kernel/records/index.server.ts'
import { approvalDelegation, approvalPolicy } from '../../../engines/approvals/index.ts'
import { wholeStep } from '../../../engines/approvals/index.server.ts'
import { flow } from '../../../engines/flows/index.ts'
import { catalogueItem } from '../../../practices/catalogue/index.ts'
import { report } from '../../../practices/report/index.ts'
import { cartLine, favourite } from '../../../practices/request/index.ts'
import type { Act } from '../telling/acts.server.ts'
import type { Cast } from '../telling/story.ts'
import type { PersonKey } from './people.ts'

export interface Owning {
  readonly records: Records
  readonly cast: Cast
  readonly catalogue: ReadonlyMap<string, string>
}

const day = 24 * 60 * 60_000

/** What single people keep for themselves: carts, favourites, reports, who decides for them; and what is still being drawn. */
export function ownThingsOf(owning: Owning, now: number): Act[] {
  const at = (days: number, play: () => Promise<unknown>): Act => ({ at: now - days * day, play })
  return [
    at(155, () => policies(owning)),
    at(60, () => favourites(owning)),
    at(40, () => delegate(owning, ['claudia', 'friedrich'], [now - 39 * day, now - 28 * day], 'In Asia, hardly reachable.')),
    at(1.2, () => delegate(owning, ['jonas', 'lea'], [now - day, now + 5 * day], 'At the conference; urgent ones please to Lea.')),
    at(0.5, () => delegate(owning, ['petra', 'friedrich'], [now + 9 * day, now + 23 * day], 'Holidays.')),
    at(21, () => reports(owning)),
    at(18, () => drafts(owning)),
    at(0.12, () => fillCart(owning)),
  ]
}

async function favourites({ records, cast, catalogue }: Owning): Promise<void> {
  for (const [who, items] of Object.entries({ mara: ['guestWifi', 'headset', 'dataRestore'], vera: ['roomEquipment', 'parking'] }))
    for (const [place, item] of items.entries())
      await records.create(cast.actor(who as PersonKey), favourite, { item: catalogue.get(item) ?? '', position: place + 1 })
}

async function fillCart({ records, cast, catalogue }: Owning): Promise<void> {
  const mara = cast.actor('mara')
  const lines = [
    { item: 'guestWifi', quantity: 1, answers: { guests: 4 } },
    { item: 'headset', quantity: 2, answers: { kind: 'cable', ears: 'one' } },
  ]
  for (const { item, ...line } of lines) await records.create(mara, cartLine, { ...line, item: catalogue.get(item) ?? '' })
}

const delegate = ({ records, cast }: Owning, [who, to]: readonly [PersonKey, PersonKey], [from, until]: readonly [number, number], why: string) =>
  records.create(cast.actor(who), approvalDelegation, {
    person: cast.actor(who).person,
    to: cast.actor(to).person,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    why,
  })

async function reports({ records, cast }: Owning): Promise<void> {
  const month = { at: 'openedAt', period: 'quarter' } as const
  const own = [
    [
      'jonas',
      { name: 'Incidents by service and month', of: 'incident', by: 'service', thenBy: 'openedAt:month', ...month, picture: 'columns', schedule: 'monthly' },
    ],
    ['jonas', { name: 'Mean time to resolve, by group', of: 'incident', by: 'group', measure: 'average:openedAt..resolvedAt', ...month, picture: 'bars' }],
    [
      'tobias',
      {
        name: 'Open for more than a week',
        of: 'incident',
        rule: "category != 'done' && openedAt < now() - duration('P7D')",
        by: 'group',
        picture: 'bars',
        schedule: 'weekly',
      },
    ],
    ['ana', { name: 'What is ordered', of: 'requestItem', by: 'item', at: 'openedAt', period: 'year', picture: 'bars' }],
  ] as const
  for (const [who, facts] of own) {
    const sharedWith = who === 'ana' ? [] : [cast.group('serviceDesk')]
    await records.create(cast.actor(who), report, { ...facts, owner: cast.actor(who).person, sharedWith })
  }
}

/** Rules that hold for everybody, whatever the catalogue says. */
async function policies({ records, cast }: Owning): Promise<void> {
  const lea = cast.actor('lea')
  const made = async (facts: InputOf<typeof approvalPolicy>, verbs: readonly ('activate' | 'retire')[]) => {
    const { id } = await records.create(lea, approvalPolicy, facts)
    for (const verb of verbs) await records.transition(lea, approvalPolicy, id, verb)
  }
  const jonas = cast.actor('jonas').person ?? ''
  await made(
    {
      name: 'Fix of a major problem',
      description: 'Whatever is changed to end a major problem, the head of IT knows of it before.',
      owner: jonas,
      recordType: 'problem',
      when: "majorProblem == true && state == 'fixInProgress'",
      shows: 'title service workaround',
      steps: [wholeStep({ name: 'Head of IT services', need: 'any', people: [jonas], remindEvery: 'P1D' })],
    },
    ['activate'],
  )
  await made(
    {
      name: 'Services that end',
      owner: jonas,
      recordType: 'problem',
      when: "majorProblem == true && state == 'closed'",
      shows: 'title service',
      steps: [wholeStep({ name: 'Owner of the service', need: 'any', path: 'service.owner' })],
    },
    ['activate', 'retire'],
  )
  await made(
    {
      name: 'Many at once',
      description: 'From ten pieces on, the owner of the item looks whether there are so many.',
      owner: cast.actor('tobias').person,
      recordType: 'requestItem',
      when: 'quantity >= 10',
      shows: 'title quantity request.reason',
      steps: [wholeStep({ name: 'Owner of the item', need: 'any', path: 'item.owner' })],
    },
    ['activate'],
  )
  await made(
    {
      name: 'Above 5,000 €',
      description: 'What costs so much, the managing director has seen.',
      owner: cast.actor('friedrich').person,
      recordType: 'requestItem',
      when: 'price > 5000',
      shows: 'title price request.reason',
      steps: [wholeStep({ name: 'Managing director', need: 'any', people: [cast.actor('claudia').person ?? ''] })],
    },
    ['activate'],
  )
  await made(
    {
      name: 'Dear things for those who are leaving',
      description: 'Being thought about: how do we know who leaves?',
      owner: jonas,
      recordType: 'requestItem',
      when: 'price > 2000',
      shows: 'title price request.reason',
      steps: [wholeStep({ name: 'Head of IT services', need: 'any', people: [jonas] })],
    },
    [],
  )
}

/** What is being drawn, and what is over. */
async function drafts({ records, cast }: Owning): Promise<void> {
  const lea = cast.actor('lea')
  const draft = { texts: { name: { en: 'Company bicycle', de: 'Dienstrad' }, summary: { en: 'One of our own, to lease.', de: 'Eines von uns, zum Leasen.' } } }
  await records.create(lea, catalogueItem, { name: 'Company bicycle', owner: cast.actor('petra').person, openTo: 'internal', draft })
  const fax = await records.create(lea, catalogueItem, { name: 'Fax number', owner: lea.person, openTo: 'internal' })
  await records.transition(lea, catalogueItem, fax.id, 'retire')
  await records.create(lea, flow, { name: 'Company bicycle', of: 'requestItem', owner: cast.actor('petra').person })
  const old = await records.create(lea, flow, { name: 'Fax number', of: 'requestItem', owner: lea.person })
  await records.transition(lea, flow, old.id, 'retire')
}

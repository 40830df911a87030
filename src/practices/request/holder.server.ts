import { type Actor, machine } from '../../kernel/actor.ts'
import { all, equals, oneOf, type RowOf } from '../../kernel/define/index.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { approval } from '../../engines/approvals/index.ts'
import { group, person } from '../../people/index.ts'
import type { requestItem } from './item.definition.ts'
import { requestTask } from './task.definition.ts'

type Item = RowOf<typeof requestItem>

/** Who has it at the moment. */
export interface Holder {
  /** Who is asked to approve, or who works on it. */
  readonly people: readonly string[]
  readonly group: string | null
  readonly since: string
}

/**
 * Who has an item: those who are asked to approve it, or whoever works on it, or their group. Only names: what they write to each other
 * about it is theirs.
 */
export async function holderOf(records: Records, item: Item, { tenant }: Pick<Actor, 'tenant'>): Promise<Holder> {
  const looks = machine(tenant, 'request-standing', 'automation')
  if (item.category === 'done') return { people: [], group: null, since: item.stateSince }
  if (item.stage === 'waitingForApproval') {
    // A part waits for whoever is asked about its bundle too.
    const asked = all(oneOf('subject', item.partOf ? [item.id, item.partOf] : [item.id]), oneOf('state', ['requested', 'needInformation']))
    const { items } = await records.find(looks, approval, { filter: asked, limit: 20, fields: ['waitsFor'] })
    const ids = items.flatMap(({ waitsFor }) => waitsFor ?? [])
    return { people: await namesOf(records, looks, ids), group: null, since: item.stateSince }
  }
  const own = { group: item.group, assignee: item.assignee }
  const work = own.assignee ? own : ((await openTask(records, looks, item.id)) ?? own)
  const named = work.group === null ? null : (await records.get(looks, group, work.group)).name
  return { people: await namesOf(records, looks, work.assignee ? [work.assignee] : []), group: named, since: item.stateSince }
}

async function openTask(records: Records, looks: Actor, item: string) {
  const open = all(equals('requestItem', item), { not: equals('category', 'done') })
  const { items } = await records.find(looks, requestTask, { filter: open, sort: ['createdAt'], limit: 1, fields: ['group', 'assignee'] })
  return items[0]
}

async function namesOf(records: Records, looks: Actor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { items } = await records.find(looks, person, { filter: oneOf('id', [...new Set(ids)]), sort: ['name'], limit: 20, fields: ['name'] })
  return items.map(({ name }) => name)
}

import { lookWith } from '../rules/index.server.ts'
import type { Subject } from './approvers.server.ts'
import { idsIn, targetOf, valueAt } from './values.server.ts'
import type { Work } from './work.server.ts'

/** Whose own it is: whoever it is for, ordered it or made it; and whom further paths name. */
const always = ['requester', 'orderer', 'createdBy'] as const

export async function separatedFrom(
  work: Pick<Work, 'records' | 'self' | 'model'>,
  { type, row }: Subject,
  further: readonly string[],
): Promise<readonly string[]> {
  const look = lookWith(work.records, work.self)
  const own = always.filter(name => targetOf(work.model, type, name) === 'person')
  const found = await Promise.all([...own, ...further].map(async path => idsIn(await valueAt(work.model, type, row, path, look))))
  return [...new Set(found.flat())]
}

import type { Queryable } from '../../../kernel/database/index.server.ts'
import type { TransitionOf } from '../../../kernel/define/index.ts'
import { conflict, type Failure } from '../../../kernel/errors.ts'
import { approval } from '../definitions/approval.definition.ts'
import type { Work } from '../work.server.ts'
import { type Link, linkOf, takeLink } from './link.server.ts'
import { holderOf, type Standing, standingOf, standings } from './look.server.ts'

export const answers = ['approve', 'reject', 'askInformation'] as const satisfies readonly TransitionOf<typeof approval>[]
export type LinkAnswer = (typeof answers)[number]

interface Given {
  readonly token: string
  readonly answer: LinkAnswer
  readonly comment: string | undefined
}

/**
 * Decides in place of whoever was sent the link, with their rights and no more. The link is used in the same transaction: either both, or
 * nothing.
 * @throws conflict in words where it is no longer good
 */
export async function decideByLink(work: Work, db: Queryable, tenant: string, { token, answer, comment }: Given): Promise<void> {
  const link = await takeLink(db, token, work.now)
  if (!link) throw gone(await whyNot(work, db, token))
  const holder = await holderOf(db, tenant, link)
  const standing = holder ? await before(work, link) : 'notAsked'
  if (!holder || standing !== 'good') throw gone(standing)
  await work.records.transition(holder, approval, link.approval, answer, comment === undefined ? {} : { comment })
}

const before = async (work: Work, link: Link): Promise<Standing> => standingOf(work, { ...link, usedAt: null }, await rowOf(work, link))

const rowOf = async (work: Work, { approval: id }: Link) =>
  (await work.records.find(work.self, approval, { filter: { field: 'id', is: '==', value: id } })).items[0]

async function whyNot(work: Work, db: Queryable, token: string): Promise<Standing> {
  const link = await linkOf(db, token)
  if (!link) return 'unknown'
  const standing = await standingOf(work, link, await rowOf(work, link))
  return standing === 'good' ? 'used' : standing
}

export const gone = (standing: Standing): Failure => conflict(standings[standing === 'good' ? 'used' : standing], `link_${standing}`)

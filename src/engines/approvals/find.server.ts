import type { AnyDefinition, RowOf, Rule } from '../../kernel/define/index.ts'
import { all, equals, oneOf } from '../../kernel/define/index.ts'
import { approval } from './definitions/approval.definition.ts'
import { approvalDecision } from './definitions/decision.definition.ts'
import type { Approval, Decision, Work } from './work.server.ts'

type Reading = Pick<Work, 'records' | 'self'>

/** All that match, page by page. */
export async function everyOne<D extends AnyDefinition>({ records, self }: Reading, record: D, filter: Rule, sort: readonly string[]): Promise<RowOf<D>[]> {
  const found: RowOf<D>[] = []
  let cursor: string | undefined
  do {
    const page = await records.find(self, record, { filter, sort, limit: 500, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return found
}

export const open = ['planned', 'requested', 'needInformation', 'stuck'] as const
/** States in which what was decided, or is about to be, still counts. */
export const current = [...open, 'approved'] as const

export const ofRound = (reading: Reading, round: string): Promise<Approval[]> => everyOne(reading, approval, equals('round', round), ['place', 'createdAt'])

export const ofSubject = (reading: Reading, subject: string, states: readonly string[] = current): Promise<Approval[]> =>
  everyOne(reading, approval, all(equals('subject', subject), oneOf('state', states)), ['place', 'createdAt'])

export const seatsOf = (reading: Reading, id: string): Promise<Decision[]> => everyOne(reading, approvalDecision, equals('approval', id), ['createdAt'])

/** Who has decided already where each may decide once. */
export const decidedWithin = async (reading: Reading, once: string): Promise<ReadonlySet<string>> => {
  const decided = await everyOne(reading, approvalDecision, all(equals('once', once), oneOf('state', ['approved', 'rejected'])), ['createdAt'])
  return new Set(decided.flatMap(d => d.decidedBy ?? []))
}

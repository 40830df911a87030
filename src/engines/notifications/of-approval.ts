import type { RecordType } from '../../kernel/define/index.ts'
import type { Observed } from '../../kernel/records/observer.ts'
import type { Event } from './events.ts'
import type { Candidate } from './happened.ts'

/** Approvals are no work of the desk, but people are told of them. Their engine knows nothing of notifications, nor these of it but this name. */
export const isApproval = (type: RecordType): boolean => type.name === 'approval'

/** What an act on an approval means to whom. */
export function ofApproval({ act, transition, row, was, comment }: Observed): Candidate[] {
  if (comment) return comment.visibility === 'public' ? [...to('publicComment', theirs(row)), ...to('publicComment', row.waitsFor)] : []
  const before = new Set(ids(was?.waitsFor))
  const fresh = ids(row.waitsFor).filter(person => !before.has(person))
  return [
    ...(transition === 'askInformation' ? to('approvalQuestion', theirs(row)) : []),
    ...(transition === 'answer' ? to('approvalAnswered', row.waitsFor) : []),
    // While it is the requester's turn, nobody else is pressed.
    ...(transition === 'remind' ? (row.state === 'needInformation' ? to('approvalQuestion', theirs(row)) : to('approvalReminded', row.waitsFor)) : []),
    ...(act === 'create' || act === 'transition' || act === 'change' ? to('approvalAsked', fresh) : []),
    ...(row.state !== was?.state ? ofState(row) : []),
  ]
}

function ofState(row: Observed['row']): Candidate[] {
  const { state, owners } = row
  if (state === 'stuck') return to('approvalStuck', owners)
  return state === 'approved' || state === 'rejected' || state === 'expired' ? to('approvalDecided', theirs(row)) : []
}

/** Whose thing it is: whom it is for, and who has ordered it. */
const theirs = ({ requester, orderer }: Observed['row']): readonly unknown[] => [requester, orderer]

const ids = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []).filter(id => typeof id === 'string')
const to = (event: Event, people: unknown): Candidate[] => ids(people).map(person => ({ event, person }))

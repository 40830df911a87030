import type { Text } from '../../../kernel/define/index.ts'
import type { Row, TypeShape } from '../../client/shapes.ts'
import { isOutage } from '../outages/outage.ts'
import { textIn } from '../row.ts'

/** How something stands, as whoever reported it would say it. */
export type Status = 'received' | 'working' | 'asked' | 'vendor' | 'change' | 'problem' | 'held' | 'solved' | 'resolved' | 'withdrawn' | 'done' | 'ended'

/** Received, in work, solved, done. */
export type Step = 0 | 1 | 2 | 3

export interface Standing {
  readonly status: Status
  readonly step: Step
  readonly tone: 'quiet' | 'busy' | 'waiting' | 'good'
  /** In its own words, where its type has some. */
  readonly said?: Text
  /** It goes on when the person does something. */
  readonly awaited: boolean
}

const reasons: Readonly<Record<string, Status>> = { requester: 'asked', vendor: 'vendor', change: 'change', problem: 'problem' }

/** From the stage and a few facts, so that it holds for every type of record that people ask for. */
export function standingOf(type: TypeShape, row: Row, me: string): Standing {
  const staged = stageOf(type, row)
  if (staged) return staged
  const status = statusOf(type, row)
  const seen = row.requester === me || row.createdBy === me ? status : (toOthers[status] ?? status)
  return { status: seen, ...looks[seen] }
}

const progress = {
  waiting: { status: 'held', step: 0, tone: 'busy' },
  new: { status: 'received', step: 1, tone: 'busy' },
  calm: { status: 'working', step: 1, tone: 'busy' },
  good: { status: 'done', step: 3, tone: 'good' },
  quiet: { status: 'ended', step: 3, tone: 'quiet' },
} as const

/** What is ordered says in words of its own where it stands. */
function stageOf({ fields }: TypeShape, row: Row): Standing | undefined {
  const said = fields.stage?.options.words?.[textIn(row, 'stage')]
  return said && { ...progress[said.tone as keyof typeof progress], said, awaited: false }
}

/** Only whoever reported it is asked something. */
const toOthers: Partial<Readonly<Record<Status, Status>>> = { asked: 'held', solved: 'resolved', withdrawn: 'resolved' }

function statusOf(type: TypeShape, row: Row): Status {
  const state = textIn(row, 'state')
  if (row.category === 'waiting') return reasons[textIn(row, 'holdReason')] ?? 'held'
  if (row.category === 'open' && isOutage(row)) return 'working'
  if (row.category === 'open') return type.states?.[state]?.tone === 'new' ? 'received' : 'working'
  if (state === 'canceled') return 'ended'
  if (!type.transitions?.reopen?.from.includes(state)) return 'done'
  return row.resolutionCode === 'resolvedByRequester' ? 'withdrawn' : 'solved'
}

const looks: Readonly<Record<Status, Omit<Standing, 'status'>>> = {
  received: { step: 0, tone: 'busy', awaited: false },
  working: { step: 1, tone: 'busy', awaited: false },
  asked: { step: 1, tone: 'waiting', awaited: true },
  vendor: { step: 1, tone: 'busy', awaited: false },
  change: { step: 1, tone: 'busy', awaited: false },
  problem: { step: 1, tone: 'busy', awaited: false },
  held: { step: 1, tone: 'busy', awaited: false },
  solved: { step: 2, tone: 'good', awaited: true },
  resolved: { step: 2, tone: 'good', awaited: false },
  withdrawn: { step: 3, tone: 'good', awaited: false },
  done: { step: 3, tone: 'quiet', awaited: false },
  ended: { step: 3, tone: 'quiet', awaited: false },
}

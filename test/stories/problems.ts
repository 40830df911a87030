import type { InputOf, RowOf, TransitionOf } from '../../src/kernel/define/index.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { problem } from '../../src/practices/problem/index.ts'
import { type Desk, desk } from './desk.ts'

type Problem = RowOf<typeof problem>

/** A desk that looks into causes. Ada does, unless somebody else is named. */
export interface ProblemDesk extends Desk {
  readonly open: (input?: InputOf<typeof problem>) => Promise<Problem>
  readonly move: (it: { readonly id: string }, verb: TransitionOf<typeof problem>, input?: object) => Promise<Problem>
  /** A problem whose fix is under way. */
  readonly inFix: (input?: InputOf<typeof problem>) => Promise<Problem>
  /** A problem that was fixed and closed. */
  readonly completed: () => Promise<Problem>
  /** An incident of Rosa's with this cause. */
  readonly incidentOf: (it: { readonly id: string }, input?: InputOf<typeof incident>) => Promise<RowOf<typeof incident>>
}

export async function problemDesk(): Promise<ProblemDesk> {
  const it = await desk()
  const { records, ada, report } = it
  const open = (input: InputOf<typeof problem> = {}) => records.create(ada, problem, { title: 'Printers catch fire', ...input })
  const move: ProblemDesk['move'] = ({ id }, verb, input = {}) => records.transition(ada, problem, id, verb, input)
  const inFix = async (input: InputOf<typeof problem> = {}) => {
    const begun = await open(input)
    await move(begun, 'assess')
    await move(begun, 'confirm')
    return move(begun, 'fix', { causeNotes: 'The fuser overheats.' })
  }
  return {
    ...it,
    open,
    move,
    inFix,
    completed: async () => {
      const fixing = await inFix()
      await move(fixing, 'resolve', { fixNotes: 'New firmware.' })
      return move(fixing, 'complete')
    },
    incidentOf: async ({ id }, input = {}) => {
      const reported = await report()
      return records.change(ada, incident, reported.id, { ...input, problem: id })
    },
  }
}

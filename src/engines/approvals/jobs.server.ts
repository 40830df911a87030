import type { Job } from '../../kernel/jobs/job.ts'
import type { Ground } from '../../kernel/practice.ts'
import { advance } from './advance.server.ts'
import { forgetLinks } from './links/link.server.ts'
import { noting } from './note.server.ts'
import { lookingAtPeople } from './people.server.ts'
import { takingUp } from './take-up.server.ts'
import { ticking } from './tick.server.ts'
import { holdRound, working } from './work.server.ts'

const advancing = ({ store }: Ground): Job => ({
  name: 'approvals.advance',
  run: ({ round }, { actor }) =>
    working(store, actor.tenant, async (work, db) => {
      await holdRound(db, String(round))
      await advance(work, String(round))
    }),
})

const forgetting = ({ store }: Ground): Job => ({
  name: 'approvals.forget',
  every: 'P1D',
  run: (_, { actor, now }) => working(store, actor.tenant, async (_work, db) => void (await forgetLinks(db, now))),
})

/** What the engine does in the background. */
export const jobsOf = (ground: Ground): readonly Job[] => [advancing, noting, lookingAtPeople, takingUp, ticking, forgetting].map(make => make(ground))

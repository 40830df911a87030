import type { Job } from '../../../kernel/jobs/job.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { buildDays, checkDays, countMarked } from './days.server.ts'
import { keptTypes } from './kept-figures.server.ts'

/** Counts marked days anew, so that few are left to be counted while somebody waits. */
export const countingJob = (ground: Ground): Job => ({
  name: 'figures.count',
  every: 'PT1M',
  run: async (_, { actor, signal }) => {
    while (!signal.aborted && (await countMarked(ground, actor.tenant)) > 0) {}
  },
})

/** What changed past all hooks, by an import of many, is found out by comparing. */
export const checkingJob = (ground: Ground): Job => ({
  name: 'figures.check',
  every: 'PT10M',
  run: async (_, { actor, signal }) => {
    for (const kept of keptTypes(ground.store.model)) {
      if (signal.aborted) return
      if (!(await checkDays(ground, actor.tenant, kept))) ground.log.info({ type: kept.type.name }, 'figures were counted anew by day')
    }
  },
})

/** Counts all days once a day: what an import changed without adding a record is seen by no comparison of numbers. */
export const rebuildingJob = (ground: Ground): Job => ({
  name: 'figures.rebuild',
  every: 'P1D',
  run: async (_, { actor }) => rebuildDays(ground, actor.tenant),
})

export async function rebuildDays(ground: Ground, tenant: string): Promise<void> {
  for (const kept of keptTypes(ground.store.model)) await buildDays(ground, tenant, kept)
}

import type { Engine, Ground } from '../../kernel/practice.ts'
import { checkingJob, countingJob, rebuildDays, rebuildingJob } from './kept/jobs.server.ts'
import { markingObserver } from './kept/observer.server.ts'
import { mailingJob } from './mailing.server.ts'
import { docs, routes } from './routes.server.ts'

export default (ground: Ground): Engine => ({
  observers: [markingObserver(ground)],
  jobs: [countingJob(ground), checkingJob(ground), rebuildingJob(ground), mailingJob(ground)],
  routes: routes(ground),
  docs,
  rebuild: tenant => rebuildDays(ground, tenant),
})

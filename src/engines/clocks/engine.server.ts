import type { Engine, Ground } from '../../kernel/practice.ts'
import { auditor, clocksOverdue, standstill } from './audit.server.ts'
import { clockObserver } from './observer.server.ts'
import { rebuildClocks, repairJob } from './repair.server.ts'
import { clockDocs, clockRoutes } from './routes.server.ts'
import { takeUpJob } from './take-up.server.ts'
import { timers } from './timers.server.ts'
import { trialJob } from './trials.server.ts'

const engine = (ground: Ground): Engine => ({
  observers: [clockObserver(ground)],
  jobs: [timers(ground), auditor(ground), trialJob(ground), repairJob(ground), takeUpJob(ground)],
  routes: clockRoutes(ground),
  docs: clockDocs(ground.store.model),
  rebuild: tenant => rebuildClocks(ground, tenant),
  figures: [clocksOverdue(ground)],
  troubles: () => standstill(ground),
})

export default engine

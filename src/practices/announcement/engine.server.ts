import type { Job } from '../../kernel/jobs/job.ts'
import type { Engine, Ground } from '../../kernel/practice.ts'
import { lookChecker } from './brand/check-look.server.ts'
import { forgetReports } from './guest/report.server.ts'
import { portalRoutes } from './routes.server.ts'

const forgetting = ({ store }: Ground): Job => ({
  name: 'portal.forgetReports',
  every: 'PT1H',
  run: (_, { actor, now }) => forgetReports(store.database.for(actor.tenant), now),
})

export default (ground: Ground): Engine => {
  const routes = portalRoutes(ground)
  return { observers: [lookChecker], jobs: [forgetting(ground)], routes: app => routes.forEach(r => r.mount(app)), docs: routes.map(r => r.doc) }
}

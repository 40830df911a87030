import type { Engine, Ground } from '../../kernel/practice.ts'
import { jobsOf } from './jobs.server.ts'
import { linksInMail } from './links/mail.server.ts'
import { peopleObserver } from './people.server.ts'
import { policyKeeper } from './policy-keeper.server.ts'
import { approvalRoutes } from './routes.server.ts'
import { subjectObserver } from './subjects.server.ts'

export default function approvalEngine(ground: Ground): Engine {
  linksInMail(ground)
  const routes = approvalRoutes(ground)
  return {
    observers: [policyKeeper, peopleObserver, subjectObserver],
    jobs: jobsOf(ground),
    routes: app => routes.forEach(r => r.mount(app)),
    docs: routes.map(r => r.doc),
  }
}

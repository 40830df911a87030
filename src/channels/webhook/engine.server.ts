import type { Engine, Ground } from '../../kernel/practice.ts'
import { deliverJobOf } from './attempt.server.ts'
import { callJobOf } from './call.server.ts'
import { observer } from './observer.server.ts'
import { webhookRoutes } from './routes.server.ts'
import { tidyJobOf } from './tidy.server.ts'

/** Hears of every act, and carries it out to whom it concerns. */
export default function engine(ground: Ground): Engine {
  const routes = webhookRoutes(ground)
  return {
    observers: [observer(ground.log)],
    jobs: [deliverJobOf(ground), callJobOf(), tidyJobOf()],
    routes: app => routes.forEach(r => r.mount(app)),
    docs: routes.map(r => r.doc),
  }
}

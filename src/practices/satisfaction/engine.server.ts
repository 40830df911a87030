import type { Engine, Ground } from '../../kernel/practice.ts'
import { asking } from './ask.server.ts'
import { lapsing } from './lapse.server.ts'
import { observer } from './observer.server.ts'
import { satisfactionRoutes } from './routes.server.ts'

export default (ground: Ground): Engine => {
  const routes = satisfactionRoutes(ground)
  return {
    observers: [observer],
    jobs: [asking(ground), lapsing(ground)],
    routes: app => routes.forEach(r => r.mount(app)),
    docs: routes.map(r => r.doc),
  }
}

import type { Engine, Ground } from '../../kernel/practice.ts'
import type { Acts } from './act.ts'
import { callWebhook } from './call-webhook.server.ts'
import { docs } from './docs.server.ts'
import { jobsOf } from './jobs.server.ts'
import { keeper, watcher } from './observe.server.ts'
import { notify } from './notify.server.ts'
import { routesOf } from './routes.server.ts'

export interface AutomationOptions {
  /** Acts that other engines bring: `notify`, `callWebhook`. Without them automations that use these cannot be activated. */
  readonly acts: Acts
}

export function automationEngine({ store, records, log }: Ground, { acts }: AutomationOptions): Engine {
  const engine = { store, acts, log }
  return {
    observers: [watcher, keeper(engine)],
    jobs: jobsOf(engine),
    routes: routesOf(engine, records),
    docs,
  }
}

const standardActs = ({ store }: Ground): Acts =>
  new Map([
    ['notify', notify],
    ['callWebhook', callWebhook(store.model)],
  ])

export default (ground: Ground): Engine => automationEngine(ground, { acts: standardActs(ground) })

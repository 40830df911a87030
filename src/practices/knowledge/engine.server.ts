import type { Job } from '../../kernel/jobs/job.ts'
import type { Engine, Ground } from '../../kernel/practice.ts'
import { offerFigure } from '../shared/figure-source.server.ts'
import { hearUnanswered } from '../shared/unanswered.server.ts'
import { deflection } from './deflection-figure.server.ts'
import { docs } from './docs.server.ts'
import { keepSearch, settle } from './facts.server.ts'
import { watcher } from './observe.server.ts'
import { routesOf } from './routes.server.ts'

/** Forgets who looked for what when it is over. */
const settling = ({ database }: Ground): Job => ({
  name: 'article.settle',
  every: 'PT1H',
  run: (_, { actor, now }) => database.for(actor.tenant).transaction(tx => settle(tx, actor.tenant, now)),
})

// What the portal's one search found nothing for. Who asked is not told; what merely found no article is heard where articles are suggested.
hearUnanswered(async ({ database, store }, { tenant, words }) => {
  const text = words.trim().slice(0, 200)
  if (text !== '') await keepSearch(database.for(tenant), { tenant, person: null, at: store.now(), text, found: 0, covers: 0 })
})

offerFigure(deflection)

export default (ground: Ground): Engine => ({ observers: [watcher], jobs: [settling(ground)], routes: routesOf(ground), docs })

import { invalidAll } from '../../kernel/errors.ts'
import type { Engine, Ground } from '../../kernel/practice.ts'
import type { Observer } from '../../kernel/records/observer.ts'
import { messageTemplate } from './definitions/template.ts'
import { forgetting } from './forget.server.ts'
import { mailing } from './mail.server.ts'
import { observer } from './observer.server.ts'
import { docs, routes } from './routes.server.ts'
import { telling } from './tell.server.ts'
import { templateFault } from './templates/language.ts'
import { placeholders } from './templates/variables.ts'

/** Which placeholders there are follows from the model, so templates are checked here and not by a behaviour. */
const checking = ({ store }: Ground): Observer => ({
  watches: type => type.name === messageTemplate.name,
  before: async ({ row }, { actor }) => {
    const known = placeholders(store.model)
    const faults = ['subject', 'body'].flatMap(field => {
      const text = row[field]
      const fault = typeof text === 'string' ? templateFault(text, known) : undefined
      return fault ? [{ field, message: fault[actor.language] }] : []
    })
    if (faults.length > 0) throw invalidAll(faults)
    return undefined
  },
})

/** People hear what concerns them, once. */
export default (ground: Ground): Engine => ({
  observers: [observer, checking(ground)],
  jobs: [telling(ground), mailing(ground), forgetting],
  routes: routes(ground),
  docs,
})

import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { withAbilities } from '../shared/abilities.server.ts'
import { assigned } from '../shared/assigned.server.ts'
import { opened } from '../shared/opened.server.ts'
import { cancelling, cancellingAll } from './cancelling.server.ts'
import { cartLine } from './cart.definition.ts'
import { request } from './definition.ts'
import { ending } from './ending.server.ts'
import { favourite } from './favourite.definition.ts'
import { requestItem } from './item.definition.ts'
import { moving } from './moving.server.ts'
import { owned } from './owned.server.ts'
import { rollingUp } from './rolling-up.server.ts'
import { requestSettings } from './settings.definition.ts'
import { requestTask } from './task.definition.ts'
import { tasks } from './task.server.ts'

const behaviour: PracticeBehaviour = {
  behaviours: [
    withAbilities(cartLine, [owned]),
    withAbilities(favourite, [owned]),
    withAbilities(request, [cancellingAll]),
    withAbilities(requestItem, [opened, assigned, moving, cancelling, ending, rollingUp]),
    withAbilities(requestTask, [opened, assigned, tasks]),
  ],
  seed: async (records, actor) => {
    if ((await records.count(actor, requestSettings, undefined, 1)) === 0) await records.create(actor, requestSettings, {})
  },
}

export default behaviour

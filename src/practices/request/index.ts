import type { Practice } from '../../kernel/practice.ts'
import { cartLine } from './cart.definition.ts'
import { request } from './definition.ts'
import { favourite } from './favourite.definition.ts'
import { requestItem } from './item.definition.ts'
import { requestSettings } from './settings.definition.ts'
import { requestTask } from './task.definition.ts'

export { cartLine, favourite, request, requestItem, requestSettings, requestTask }

/** Ordering what the catalogue offers, and how it is fulfilled. */
export const requests: Practice = {
  from: 'practices/request',
  definitions: [cartLine, favourite, request, requestItem, requestTask, requestSettings],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}

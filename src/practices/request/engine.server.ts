import type { Engine, Ground } from '../../kernel/practice.ts'
import { summariseWith } from '../../engines/approvals/index.server.ts'
import { docs } from './docs.server.ts'
import { fulfilling } from './fulfilling.server.ts'
import { requestItem } from './item.definition.ts'
import { routesOf } from './routes.server.ts'
import { describeItem } from './summary.server.ts'

export default function requestEngine(ground: Ground): Engine {
  summariseWith(requestItem.name, describeItem)
  return { observers: [fulfilling], routes: routesOf(ground), docs }
}

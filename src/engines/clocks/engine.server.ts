import type { Engine, Ground } from '../../kernel/practice.ts'
import { auditor, clocksOverdue, standstill } from './audit.server.ts'
import { clockObserver } from './observer.server.ts'
import { timers } from './timers.server.ts'

const engine = (ground: Ground): Engine => ({
  observers: [clockObserver(ground)],
  jobs: [timers(ground), auditor(ground)],
  troubles: () => standstill(ground),
  figures: [clocksOverdue(ground)],
})

export default engine

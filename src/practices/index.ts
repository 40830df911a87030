import type { Practice } from '../kernel/practice.ts'
import { incidents } from './incident/index.ts'
import { priority } from './priority/index.ts'
import { problems } from './problem/index.ts'
import { services } from './service/index.ts'

/** The one list of practices. A new one is a folder and a line here. */
export const practices: readonly Practice[] = [priority, services, incidents, problems]

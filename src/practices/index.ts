import type { Practice } from '../kernel/practice.ts'
import { announcements } from './announcement/index.ts'
import { catalogue } from './catalogue/index.ts'
import { incidents } from './incident/index.ts'
import { knowledge } from './knowledge/index.ts'
import { priority } from './priority/index.ts'
import { problems } from './problem/index.ts'
import { reports } from './report/index.ts'
import { requests } from './request/index.ts'
import { satisfaction } from './satisfaction/index.ts'
import { services } from './service/index.ts'

/** The one list of practices. A new one is a folder and a line here. */
export const practices: readonly Practice[] = [priority, services, incidents, problems, announcements, knowledge, catalogue, requests, satisfaction, reports]

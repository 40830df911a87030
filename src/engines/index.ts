import type { Practice } from '../kernel/practice.ts'
import { assignment } from './assignment/index.ts'
import { automations } from './automations/index.ts'

/** The one list of engines: what moves records of other practices by itself. */
export const engines: readonly Practice[] = [assignment, automations]

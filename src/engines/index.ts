import type { Practice } from '../kernel/practice.ts'
import { approvals } from './approvals/index.ts'
import { assignment } from './assignment/index.ts'
import { automations } from './automations/index.ts'
import { calendars } from './calendars/index.ts'
import { clocks } from './clocks/index.ts'
import { flows } from './flows/index.ts'
import { forms } from './forms/index.ts'
import { notifications } from './notifications/index.ts'

/**
 * The one list of engines: what moves records of other practices by itself, in the order in which they are told of an act. What a record is
 * given comes first, then its clocks, then what reacts to both.
 */
export const engines: readonly Practice[] = [calendars, assignment, clocks, forms, approvals, flows, automations, notifications]

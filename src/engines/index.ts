import type { Practice } from '../kernel/practice.ts'
import { calendars } from './calendars/index.ts'
import { clocks } from './clocks/index.ts'

/** What moves records by itself, in the order in which they are told of an act. */
export const engines: readonly Practice[] = [calendars, clocks]

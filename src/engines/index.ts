import type { Practice } from '../kernel/practice.ts'
import { notifications } from './notifications/index.ts'

/** What moves records of other practices by itself, in the order in which it is told of what happens. */
export const engines: readonly Practice[] = [notifications]

import type { Practice } from '../kernel/practice.ts'
import { assignment } from './assignment/index.ts'

/** The one list of engines: what moves records of other practices by itself. */
export const engines: readonly Practice[] = [assignment]

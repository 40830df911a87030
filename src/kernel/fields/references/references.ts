import { ids } from '../parts/ids.ts'
import type { FieldType } from '../type.ts'

/** Several other records. */
export const references: FieldType<readonly string[]> = { kind: 'references', ...ids }

import { ids } from '../parts/ids.ts'
import type { FieldType } from '../type.ts'

/** Files kept with the record, by the ids of their attachments. */
export const attachment: FieldType<readonly string[]> = { kind: 'attachment', ...ids, files: true }

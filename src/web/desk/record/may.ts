import type { RecordPage } from '../../client/index.ts'

/** Whether the reader may change that field of this record now, as the server said. */
export const mayChange = (record: RecordPage, field: string): boolean => record._can !== undefined && record._can.change && record._can.fields.includes(field)

import type { RecordPage } from '../../client/shapes.ts'

/** What a record that this one names is called, if the reader may know. */
export const nameIn = (record: RecordPage, id: unknown): string | undefined => (typeof id === 'string' ? record._names?.[id]?.title : undefined)

export { difference } from './difference.ts'
export { type Column, searched, type Table, wantedIndexFields, wantedTables } from './wanted.ts'

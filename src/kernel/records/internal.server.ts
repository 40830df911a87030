/** For the kernel's other parts that read records in their own way (search, events, exports): the narrowing they must start from. */
export { allowed, allowsNotes, decided, dottedPaths, fieldReadable } from './permission.ts'
export { condition } from './find.server.ts'
export { loadRow } from './read.server.ts'
export { columnOf, readable, selectList } from './row.server.ts'
export { atomically, plainUnit, type Row, ruleContext, type Store, type Unit } from './unit.server.ts'
export { appendEntry } from './write.server.ts'
export { forgetAllTables, forgetTable } from './small-table.server.ts'
export { readWholeRow } from './whole-row.server.ts'

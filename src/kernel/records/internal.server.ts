/** For the kernel's other parts that read records in their own way (search, events, exports): the narrowing they must start from. */
export { allowsNotes, decided, fieldReadable } from './permission.ts'
export { condition } from './find.server.ts'
export { columnOf, readable } from './row.server.ts'
export { plainUnit, ruleContext, type Store, type Unit } from './unit.server.ts'

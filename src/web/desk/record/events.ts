import type { Entry, TypeShape } from '../../client/index.ts'

/** Consequences that their cause says already. */
const silent = new Set(['category', 'stateSince', 'updatedAt', 'createdAt', 'number', 'source'])

/** Fields whose change is worth a word. */
export const changedFields = (entry: Entry, type: TypeShape): readonly string[] => Object.keys(entry.changes).filter(name => type.fields[name] && !silent.has(name))

/** Whether an entry says anything. */
export const isShown = (entry: Entry, type: TypeShape): boolean => entry.act !== 'change' || changedFields(entry, type).length > 0

import type { Asked, Row, TypeShape } from '../../client/index.ts'
import { isBlank } from '../../blank.ts'

/** Whether a transition needs words or values before it can happen. */
export const asksSomething = (asked: Asked): boolean => fieldsAsked(asked).length > 0 || asked.comment !== undefined

/** What it must have that the record lacks; without that it can happen at once. */
export const mustAsk = (asked: Asked, row: Row): boolean => asked.comment?.required === true || (asked.requires ?? []).some(name => isBlank(row[name]))

/** Fields it asks for, each once, those it needs first. */
export const fieldsAsked = (asked: Asked): readonly string[] => [...new Set([...(asked.requires ?? []), ...(asked.asks ?? [])])]

/** Transitions that lead out of a state, as far as the definition says; the server may allow fewer. */
export const transitionsFrom = (type: TypeShape, state: unknown): readonly string[] =>
  Object.entries(type.transitions ?? {})
    .filter(([, asked]) => asked.from.includes(String(state)))
    .map(([name]) => name)

/** Fields that a transition will ask for in its time; until then their emptiness says nothing. */
export const requiredLater = (type: TypeShape): ReadonlySet<string> => new Set(Object.values(type.transitions ?? {}).flatMap(asked => asked.requires ?? []))

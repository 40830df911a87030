import type { Model, RecordType, Rule } from '../../../kernel/define/index.ts'
import { holds, pathsOf } from '../../../kernel/rules/index.ts'
import type { Facts, Level } from './level.ts'

type Row = Readonly<Record<string, unknown>>

/** A rule of a service level is about the record alone: nobody asks, and nobody's roles matter. */
const nobody = { person: null, roles: new Set<string>(), groups: [] } as const

/** Which of a level's rules hold for a record as it is. Where one is left out: it starts at once, and nothing else happens. */
export function factsOf(model: Model, type: RecordType, { rules }: Level, row: Row, now: string): Facts {
  const is = (rule: Rule | null, otherwise: boolean) => (rule === null ? otherwise : holds(rule, { model, type, row, asker: nobody, now }))
  return {
    applies: is(rules.applies, true),
    starts: is(rules.starts, true),
    pauses: is(rules.pauses, false),
    resumes: is(rules.resumes, false),
    stops: is(rules.stops, false),
    resets: is(rules.resets, false),
    cancels: is(rules.cancels, false),
  }
}

/** Every path that the rules read, and the field that the target is. */
export const pathsRead = ({ rules, target }: Level): readonly string[] => [
  ...new Set([...Object.values({ ...rules }).flatMap(rule => (rule === null ? [] : pathsOf(rule))), ...(target.in === 'field' ? [target.field] : [])]),
]

/** The record's own fields that a level looks at: what changes none of them cannot move its clock. */
export const fieldsRead = (level: Level): ReadonlySet<string> => new Set(pathsRead(level).map(path => path.split('.')[0] ?? path))

/** Levels that stand in for each other: of each such set only the first that applies counts as applying. */
export function firstApplying(levels: readonly { readonly level: Level; readonly facts: Facts }[]): ReadonlyMap<string, Facts> {
  const taken = new Set<string>()
  const result = new Map<string, Facts>()
  for (const { level, facts } of levels.toSorted((a, b) => a.level.order - b.level.order)) {
    const key = level.among
    const free = key === null || !taken.has(key)
    if (facts.applies && key !== null) taken.add(key)
    result.set(level.id, free ? facts : { ...facts, applies: false })
  }
  return result
}

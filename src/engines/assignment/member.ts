import type { RowOf } from '../../kernel/define/index.ts'
import type { assignmentWays, group, person } from '../../people/index.ts'

export type Member = RowOf<typeof person>
export type Group = RowOf<typeof group>
export type Way = keyof typeof assignmentWays

/** Out of office: from or until a moment, or between two. */
export function isAway({ awayFrom, awayUntil }: Pick<Member, 'awayFrom' | 'awayUntil'>, at: string): boolean {
  if (awayFrom === null && awayUntil === null) return false
  return (awayFrom === null || awayFrom <= at) && (awayUntil === null || at < awayUntil)
}

/** Whether one can do what is asked: all of it, or of what was only guessed from the record any of it. */
export const knows = ({ skills }: Pick<Member, 'skills'>, needed: Needed): boolean =>
  needed.skills.length === 0 || (needed.all ? needed.skills.every(s => skills?.includes(s)) : needed.skills.some(s => skills?.includes(s)))

export interface Needed {
  readonly skills: readonly string[]
  readonly all: boolean
}

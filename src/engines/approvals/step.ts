import type { Cells } from '../../kernel/define/index.ts'
import type { stepColumns } from './definitions/step.definition.ts'

/** A step with all of its columns, as a policy keeps it. */
export type Step = Cells<typeof stepColumns>

/** A step as somebody asks it: what is left out is empty, and `any` of those asked is enough. */
export type AskedStep = Partial<Omit<Step, 'name'>> & Pick<Step, 'name'>

const empty: Omit<Step, 'name'> = {
  together: null,
  need: 'any',
  howMany: null,
  people: null,
  groups: null,
  roles: null,
  managerOf: null,
  path: null,
  who: null,
  covers: null,
  remindEvery: null,
  escalateAfter: null,
  escalateTo: null,
  expiresAfter: null,
}

export const wholeStep = (step: AskedStep): Step => ({ ...empty, ...step })

/** The names in a text that lists them, separated by spaces or commas. */
export const namesIn = (text: string | null): readonly string[] => (text ?? '').split(/[\s,]+/).filter(name => name !== '')

/** Which steps are asked at the same time, by number: 0, 0, 1. */
export function stagesOf(steps: readonly Pick<Step, 'together'>[]): readonly number[] {
  let stage = -1
  return steps.map(({ together }, i) => (i > 0 && together ? stage : ++stage))
}

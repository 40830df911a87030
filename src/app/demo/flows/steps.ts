import type { Document } from '../../../kernel/define/index.ts'
import type { AskedStep } from '../../../engines/approvals/index.ts'

/** What approvers see beside the answers and the reason. */
export const shows = ['quantity', 'price', 'recurringPrice'] as const

/** Reminded after a day; after three, or where nobody may, whoever is above is asked too; over after two weeks. */
const patience = { remindEvery: 'P1D', escalateAfter: 'P3D', expiresAfter: 'P14D' } as const

export const manager: AskedStep = { name: 'Manager', managerOf: 'requester', ...patience }

/** Whoever answers for what the department spends. It is asked about the price alone: another colour does not void it. */
export const departmentHead: AskedStep = {
  name: 'Head of the department',
  path: 'requester.department.head',
  covers: 'price recurringPrice quantity',
  ...patience,
}

/** Whoever of finance has not decided yet: its head is the manager of some. */
export const finance: AskedStep = { name: 'Finance', who: "title in ['Head of finance', 'Controller']", covers: 'price recurringPrice quantity', ...patience }

export const membersOf = (name: string, ...groups: readonly string[]): AskedStep => ({ name, groups, ...patience })

/** A graph keeps steps as plain JSON. */
export const stepsOf = (...steps: readonly AskedStep[]): readonly Document[] => steps.map(step => ({ ...step }))

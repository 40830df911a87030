import { invalidAll } from '../../kernel/errors.ts'
import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { behave } from '../../kernel/records/index.server.ts'
import { questionSet } from './definition.ts'
import { readSet } from './read-form.ts'

/** Only what a form knows. Whether it can be asked shows where it is used, and is told when that form is published. */
function check({ row }: { readonly row: { readonly questions: unknown } }): undefined {
  if (row.questions === null || row.questions === undefined) return undefined
  const faults = readSet(row.questions)
  if (faults.length > 0) throw invalidAll(faults.map(message => ({ field: 'questions', message })))
  return undefined
}

const behaviour: PracticeBehaviour = { behaviours: [behave(questionSet, { before: { create: check, change: check } })] }

export default behaviour

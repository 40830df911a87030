import { Failure } from '../../kernel/errors.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import type { Subject } from './approvers.server.ts'
import type { Approval, Work } from './work.server.ts'

/** The record that an approval is about; undefined where it is gone. */
export async function subjectOf(
  { records, self, model }: Pick<Work, 'records' | 'self' | 'model'>,
  row: Pick<Approval, 'subjectType' | 'subject'>,
): Promise<Subject | undefined> {
  const type = model.find(row.subjectType)
  if (!type) return undefined
  try {
    return { type, row: (await records.get(self, type.definition, row.subject)) as Row }
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === 'missing') return undefined
    throw failure
  }
}

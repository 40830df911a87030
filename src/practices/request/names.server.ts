import type { Actor } from '../../kernel/actor.ts'
import { oneOf } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import { recordsNamed } from '../../kernel/fields/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import { fileIdsIn } from '../../engines/forms/index.server.ts'
import type { CompiledForm } from '../../engines/forms/index.ts'

/** What the records and files in answers are called, as far as whoever reads them may know. */
export async function namesIn(
  { records, store, attachments }: Pick<Ground, 'records' | 'store' | 'attachments'>,
  actor: Actor,
  form: CompiledForm,
  answers: Readonly<Record<string, unknown>>,
) {
  const names: Record<string, string> = {}
  const named = form.questions.flatMap(({ question, field }) => recordsNamed(field, answers[question.key]))
  for (const [to, group] of Map.groupBy(named, ({ by }) => by.options.to ?? '')) {
    const type = store.model.find(to)
    if (!type) continue
    const ids = [...new Set(group.map(({ id }) => id))]
    const { items } = await records.find(actor, type.definition, { filter: oneOf('id', ids), limit: 500 }).catch(nothing)
    for (const row of items as readonly Row[]) names[row.id] = titleOf(row, type.definition.views.title)
  }
  for (const id of fileIdsIn(form, answers)) {
    const found = await attachments.read(actor, id).catch(nothing)
    if ('attachment' in found) names[id] = found.attachment.name
  }
  return names
}

function titleOf(row: Row, field: string): string {
  const [title, { number }] = [row[field], row]
  return typeof title === 'string' ? title : typeof number === 'string' ? number : ''
}

/** What they may not read has no name. */
function nothing(failure: unknown): { readonly items: readonly never[] } {
  if (failure instanceof Failure && (failure.kind === 'refused' || failure.kind === 'missing' || failure.kind === 'malformed')) return { items: [] }
  throw failure
}

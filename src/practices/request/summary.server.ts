import { oneOf, type RowOf } from '../../kernel/define/index.ts'
import { recordsNamed } from '../../kernel/fields/index.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import type { Describe } from '../../engines/approvals/index.server.ts'
import { saidOf } from '../../engines/forms/index.ts'
import type { CompiledForm } from '../../engines/forms/index.ts'
import { request } from './definition.ts'
import type { requestItem } from './item.definition.ts'
import { offerOf } from './offers.server.ts'

type Item = RowOf<typeof requestItem>
type Showing = Parameters<Describe>[1]

/**
 * Approvers see why it is needed and what was answered, in the words of the form that was asked. Every question counts as shown, also one without an answer: where
 * it gets one later, what was approved has changed.
 */
export const describeItem: Describe = async (row, showing) => {
  const { itemVersion, answers, title, request: of } = row as unknown as Item
  const offered = await offerOf({ records: showing.records, model: showing.model, tenant: showing.actor.tenant }, itemVersion)
  if (!offered) return { title: title ?? '', lines: [] }
  const given = answers ?? {}
  const said = new Map(saidOf(offered.form, given, await namesIn(showing, offered.form, given)).map(one => [one.key, one.value]))
  const lines = offered.form.questions.map(({ question: { key, label } }) => ({ path: `answers.${key}`, label, value: said.get(key) ?? { en: '', de: '' } }))
  const { reason } = await showing.records.get(showing.actor, request, of)
  return {
    title: title ?? '',
    lines: [{ path: 'request.reason', label: request.fields.reason.label, value: { en: reason ?? '', de: reason ?? '' } }, ...lines],
  }
}

/** What was chosen was checked when it was ordered: whoever decides reads what it is called. */
async function namesIn({ records, actor, model }: Showing, form: CompiledForm, answers: Readonly<Record<string, unknown>>) {
  const names: Record<string, string> = {}
  const named = form.questions.flatMap(({ question, field }) => recordsNamed(field, answers[question.key]))
  for (const [to, group] of Map.groupBy(named, ({ by }) => by.options.to ?? '')) {
    const type = model.find(to)
    if (!type) continue
    const ids = [...new Set(group.map(({ id }) => id))]
    const { items } = await records.find(actor, type.definition, { filter: oneOf('id', ids), limit: 500 })
    for (const row of items as readonly Row[]) names[row.id] = nameOf(row, type.definition.views.title)
  }
  return names
}

function nameOf(row: Row, title: string): string {
  const name = row[title] ?? row.number
  return typeof name === 'string' ? name : '…'
}

import { saidAsMarkdown } from '../../engines/forms/index.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import { clerk } from '../shared/clerk.server.ts'
import type { Creates } from '../shared/offer.ts'
import type { CheckedLine } from './check-lines.server.ts'
import type { Placing } from './placing.server.ts'

/** A record of another kind that came of an item. */
export interface Created {
  readonly type: string
  readonly id: string
  readonly number: string | null
}

/** An item that makes another kind of record makes it now, in the name of whoever orders, from the answers as its author mapped them. */
export async function createInstead({ records, actor, ground }: Placing, line: CheckedLine, key: string | undefined): Promise<Created> {
  const creates = line.offered.offer.creates as Creates
  const type = ground.store.model.type(creates.type)
  const input = { ...fieldsOf(creates, line), ...requesterOf(type, creates, line) }
  const described = descriptionOf(type, creates, line, input, actor.language)
  const row: Readonly<Record<string, unknown>> & { readonly id: string } = await records.create(
    clerk(actor),
    type.definition,
    { ...input, ...described },
    key === undefined ? {} : { key },
  )
  return { type: type.name, id: row.id, number: typeof row.number === 'string' ? row.number : null }
}

function fieldsOf({ fields }: Creates, { answered, requester }: CheckedLine): Record<string, unknown> {
  const valueOf = (from: Creates['fields'][string]) => {
    if (!('answer' in from)) return from.value
    return from.answer === 'requester' ? requester : (answered.answers[from.answer] ?? null)
  }
  return Object.fromEntries(Object.entries(fields).map(([name, from]) => [name, valueOf(from)]))
}

const requesterOf = ({ fields }: RecordType, creates: Creates, { requester }: CheckedLine) =>
  fields.requester && !creates.fields.requester ? { requester } : {}

/** What was answered and has no field of its own is not lost: it stands in the description. */
function descriptionOf({ fields }: RecordType, creates: Creates, { answered }: CheckedLine, input: Record<string, unknown>, language: 'en' | 'de') {
  if (!fields.description || fields.description.kind !== 'longText') return {}
  const used = new Set(Object.values(creates.fields).flatMap(from => ('answer' in from ? [from.answer] : [])))
  const rest = saidAsMarkdown(
    answered.said.filter(({ key }) => !used.has(key)),
    language,
  )
  const own = typeof input.description === 'string' ? input.description : ''
  const description = [own, rest].filter(text => text !== '').join('\n\n')
  return description === '' ? {} : { description }
}

import type { RecordType } from '../../../../kernel/define/index.ts'
import { invalid } from '../../../../kernel/errors.ts'
import type { Row } from '../../../../kernel/records/index.server.ts'
import { fill, linkOf, titleOf, valueFor } from '../../../texts/index.server.ts'
import type { FieldValue, VariableValue } from '../../graph/graph.ts'
import { fieldOf } from '../../graph/scope.ts'
import type { Journey } from '../journey.server.ts'
import type { Token } from '../tables.server.ts'

/** Values by field, as they were drawn, with what the run knows filled in. */
export async function valuesOf(journey: Journey, token: Token, target: RecordType, written: readonly FieldValue[] = []): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const { field: name, value } of written) {
    const field = Object.hasOwn(target.fields, name) ? target.fields[name] : undefined
    if (!field) throw invalid(name, { en: `There is no field '${name}' in ${target.name}.`, de: `Ein Feld „${name}“ gibt es in ${target.name} nicht.` })
    values[name] = value === '' ? null : await valueFor(journey.source(token, token.node), field, value, name)
  }
  return values
}

/** Values of the flow's own variables. */
export async function variablesOf(journey: Journey, token: Token, written: readonly VariableValue[] = []): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const { variable, value } of written) {
    const known = (journey.version.graph.variables ?? []).find(v => v.from === 'flow' && v.key === variable)
    if (!known) throw invalid(variable, { en: `There is no variable '${variable}'.`, de: `Eine Variable „${variable}“ gibt es nicht.` })
    values[variable] = value === '' ? null : await valueFor(journey.source(token, token.node), fieldOf(known), value, variable)
  }
  return values
}

export const filledText = (journey: Journey, token: Token, text: string, treat?: (said: string) => string): Promise<string> =>
  fill(journey.source(token, token.node), text, treat)

interface Making {
  readonly target: RecordType
  readonly values: Readonly<Record<string, unknown>>
  readonly link: string | undefined
  readonly keepAs: string | undefined
}

/** Creates a record that is linked to the flow's own. */
export async function make(journey: Journey, { target, values, link: named, keepAs }: Making): Promise<{ readonly row: Row; readonly title: string }> {
  const { records, actor, subjectType, progress, version } = journey
  const link = linkOf(subjectType, target, named ?? null)
  const linked = link?.side === 'there' && !(link.field in values) ? { [link.field]: progress.subject } : {}
  const reason = version.flow.name
  const row: Row = await records.create(actor, target.definition, { ...linked, ...values }, { reason })
  if (link?.side === 'here') {
    await records.change(actor, subjectType.definition, progress.subject, { [link.field]: row.id }, { reason })
    journey.forgetSubject()
  }
  if (keepAs) journey.setVariables({ [keepAs]: row.id })
  return { row, title: nameOf(target, row) }
}

/** `TASK0000012 Set up the laptop`. */
export function nameOf(type: RecordType, row: Row): string {
  const title = titleOf(type, row)
  return typeof row.number === 'string' && row.number !== title ? `${row.number} ${title}` : title
}

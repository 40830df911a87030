import type { Document, Field, Model, RecordType, Text } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import type { AskedStep } from '../../approvals/index.ts'
import { stepColumns, stepFaults, wholeStep } from '../../approvals/index.server.ts'
import { placed, unknown } from '../../texts/index.server.ts'

/** What is wrong with the steps of an approval as they were drawn: first each by itself, then whether it can be asked. */
export function approvalFaults(model: Model, type: RecordType, steps: readonly Document[]): Text[] {
  const found = steps.flatMap((step, i) => columnFaults(step).map(f => placed({ en: `Step ${i + 1}`, de: `Schritt ${i + 1}` }, f)))
  return found.length > 0 || steps.length === 0 ? found : stepFaults((steps as unknown as AskedStep[]).map(wholeStep), { model, type })
}

const columns: Readonly<Record<string, Field>> = stepColumns

function columnFaults(step: Document): Text[] {
  const missing = typeof step.name === 'string' && step.name.trim() !== '' ? [] : [{ en: 'Give it a name.', de: 'Bitte einen Namen geben.' }]
  const each = Object.entries(step).flatMap(([name, value]): Text[] => {
    const field = Object.hasOwn(columns, name) ? columns[name] : undefined
    if (!field) return [unknown('part', 'Einen Teil', name, Object.keys(columns))]
    const parsed = value === null ? undefined : fieldType(field.kind).parse(value, field)
    return parsed && 'fault' in parsed ? [placed(field.label, parsed.fault)] : []
  })
  return [...missing, ...each]
}

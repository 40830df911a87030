import { followPath, type Model } from '../../kernel/define/index.ts'
import { invalidAll, type Wrong } from '../../kernel/errors.ts'
import { asksWho, asksWhoFault, parseRule } from '../../kernel/rules/index.ts'

interface Given {
  readonly recordType: string
  /** Null where it was forgotten, which is told by itself. */
  readonly when: string | null
  readonly person: string | null
}

/** Refuses an occasion that could never be one: a field that names nobody, or a condition about whoever asks. @throws invalid */
export function checkOccasion(row: Given, model: Model): undefined {
  const wrong: Wrong[] = []
  if (row.when && asksWho(parseRule(row.when))) wrong.push({ field: 'when', message: asksWhoFault })
  const type = model.find(row.recordType)
  const field = type && row.person ? followPath(model, type, row.person)?.field : undefined
  if (type && row.person && (field?.kind !== 'reference' || field.options.to !== 'person')) wrong.push({ field: 'person', message: noPerson(row.person) })
  if (wrong.length > 0) throw invalidAll(wrong)
}

const noPerson = (name: string) => ({
  en: `'${name.slice(0, 60)}' names no person. Use a field such as requester.`,
  de: `„${name.slice(0, 60)}“ nennt keine Person. Bitte ein Feld wie requester angeben.`,
})

import type { Model, RecordType, Text } from '../../../kernel/define/index.ts'
import { isApproval } from '../of-approval.ts'

/** Placeholders that every template may use, beside the fields of the record. */
export const variables = {
  'person.name': { en: 'Whom it is sent to', de: 'An wen es geht' },
  'actor.name': { en: 'Who did it', de: 'Wer es getan hat' },
  'record.type': { en: 'What kind of record', de: 'Was für ein Datensatz' },
  'record.name': { en: 'Its number, or title where it has none', de: 'Die Nummer, oder der Titel, wo es keine gibt' },
  'comment.text': { en: 'What was written', de: 'Was geschrieben wurde' },
  'fact.text': { en: 'What was found out, such as a missed service level', de: 'Was festgestellt wurde, etwa ein verfehltes Service-Level' },
  'approval.summary': { en: 'What is to be approved, line by line', de: 'Was zu genehmigen ist, Zeile für Zeile' },
  'state.before': { en: 'The state before', de: 'Der Status davor' },
  'link.record': { en: 'Address of the record', de: 'Adresse des Datensatzes' },
  'link.preferences': { en: "Address of one's preferences", de: 'Adresse der eigenen Einstellungen' },
} as const satisfies Record<string, Text>

/** Texts that people wrote, which stand as Markdown of their own. */
export const blocks: ReadonlySet<string> = new Set(['comment.text', 'record.description', 'record.resolutionNote'])

/** Values of several lines, each of which stays one. */
export const listed: ReadonlySet<string> = new Set(['approval.summary'])

/** Kinds of records that people are told of: all that is work, approvals, and runs of flows that are stuck. */
export const isTold = (type: RecordType): boolean => type.definition.work !== undefined || isApproval(type) || type.name === 'flowRun'

/** Names that a template may use: those above and every field of what people are told of. What of it somebody may read is seen when it is sent. */
export function placeholders(model: Model): readonly string[] {
  const fields = model.types
    .filter(isTold)
    .flatMap(type => Object.entries(type.fields).flatMap(([name, field]) => (field.kind === 'secret' ? [] : [`record.${name}`])))
  return [...new Set([...Object.keys(variables), ...fields])]
}

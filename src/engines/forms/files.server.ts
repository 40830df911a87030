import type { Attachment } from '../../kernel/attachments/index.server.ts'
import { Failure, type Wrong } from '../../kernel/errors.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import type { Answering } from './answers.server.ts'
import type { CompiledForm } from './compile.ts'
import type { Answers } from './form.ts'
import type { Looked } from './named.server.ts'
import { faultWords } from './words.ts'

/** The files that answers name: each must be one that the orderer has attached themselves and may still read. The same answer to all else. */
export async function filesIn(compiled: CompiledForm, answers: Answers, answering: Answering): Promise<Looked> {
  const names: Record<string, string> = {}
  const faults: Wrong[] = []
  for (const { question, field } of compiled.questions) {
    if (!fieldType(field.kind).files) continue
    const ids = (answers[question.key] ?? []) as readonly string[]
    const files = await Promise.all(ids.map(id => ownFile(id, answering)))
    for (const file of files) if (file) names[file.id] = file.name
    if (files.includes(undefined)) faults.push({ field: `answers.${question.key}`, message: faultWords.notYourFile(question.label) })
  }
  return { names, faults }
}

/** Ids of all files that answers name: whoever keeps the answers on another record puts them there too. */
export const fileIdsIn = (compiled: CompiledForm, answers: Answers): readonly string[] =>
  compiled.questions.flatMap(({ question, field }) => (fieldType(field.kind).files ? ((answers[question.key] ?? []) as readonly string[]) : []))

async function ownFile(id: string, { attachments, actor }: Answering): Promise<Attachment | undefined> {
  if (!attachments) return undefined
  try {
    const { attachment } = await attachments.read(actor, id)
    return actor.unbound || (actor.person !== null && attachment.createdBy === actor.person) ? attachment : undefined
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === 'missing') return undefined
    throw failure
  }
}

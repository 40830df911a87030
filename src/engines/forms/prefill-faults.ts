import { type Field, followPath, type Text } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { fieldOf } from './compile.ts'
import type { Checking } from './faults.ts'
import type { Prefill, Question } from './form.ts'
import { placed, publishWords as say } from './publish-words.ts'
import { ruleFaults, unreadable } from './rule-faults.ts'

/** What is wrong with what is to stand there until somebody answers. */
export function prefillFaults(question: Question, checking: Checking): Text[] {
  const field = fieldOf(question)
  return (question.prefill ?? []).flatMap((one, i) => {
    const where = say.prefill(i + 1)
    const rule = one.when === undefined ? [] : ruleFaults(one.when, checking, where)
    return [...rule, ...sourceFaults(one, field, checking).map(fault => placed(where, fault))]
  })
}

function sourceFaults({ value, from }: Prefill, field: Field, checking: Checking): Text[] {
  if (fieldType(field.kind).files) return [say.prefillFiles]
  if ((value === undefined) === (from === undefined)) return [say.prefillEither]
  if (from !== undefined) return pathFaults(from, field, checking)
  const parsed = fieldType(field.kind).parse(value, field)
  return 'fault' in parsed ? [parsed.fault] : []
}

function pathFaults(from: string, field: Field, checking: Checking): Text[] {
  const { model, type } = checking.compiled
  const source = followPath(model, type, from)?.field
  if (!source) return [say.noSuchPath(from)]
  if (!fits(source, field)) return [say.prefillKind(source.label)]
  return unreadable(from, checking)
}

/** Whether what one field holds can be an answer of the other: the same kind of value, of the same type of record; any line of text fits a text. */
function fits(source: Field, field: Field): boolean {
  const [one, other] = [fieldType(source.kind), fieldType(field.kind)]
  if (source.options.to !== field.options.to) return false
  if (source.kind === field.kind) return true
  return one.column(source) === other.column(field) && !one.many && one.comparisons.includes('contains') && other.comparisons.includes('contains')
}

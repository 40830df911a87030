import { type Field, nearest, type Text } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { checkRule, parseRule } from '../../kernel/rules/index.ts'
import { fieldOf } from './compile.ts'
import type { Checking } from './faults.ts'
import type { Column, Question } from './form.ts'
import { placed, publishWords as say } from './publish-words.ts'
import { isSaid } from './spoken.ts'

/** What is wrong with a question by itself: what it is called, and what may be answered. */
export const questionFaults = (question: Question, checking: Checking): Text[] => [
  ...(isSaid(question.label) ? [] : [say.noLabel]),
  ...fieldFaults(fieldOf(question), checking),
]

function fieldFaults(field: Field, checking: Checking): Text[] {
  const { words, min, most, max, to, columns } = field.options
  const flaws = flawOf(field)
  // With such columns nothing more can be asked of it.
  if (flaws.length > 0) return flaws
  return [
    ...(Array.isArray(fieldType(field.kind).schema(field).enum) && Object.keys(words ?? {}).length === 0 ? [say.noChoices] : []),
    ...Object.entries(words ?? {}).flatMap(([name, word]) => (isSaid(word) ? [] : [say.namelessChoice(name)])),
    ...(min !== undefined && most !== undefined && min > most ? [say.minOverMost] : []),
    ...(max !== undefined && !(Number.isInteger(max) && max >= 1) ? [say.badMax] : []),
    ...(namesRecords.has(field.kind) ? targetFaults(to ?? '', field.options.only, checking) : []),
    ...Object.entries(columns ?? {}).flatMap(([name, column]) => columnFaults(name, column, checking)),
  ]
}

/** Of our kinds only rows can be flawed by themselves: without columns, or with such that cannot be. */
function flawOf(field: Field): Text[] {
  const flaw = fieldType(field.kind).flaw?.(field)
  if (flaw === undefined) return []
  return [Object.keys(field.options.columns ?? {}).length === 0 ? say.noColumns : { en: flaw, de: flaw }]
}

const namesRecords: ReadonlySet<string> = new Set<Column['kind']>(['reference', 'references'])

function targetFaults(to: string, only: string | undefined, { compiled: { model }, readable, mayFind }: Checking): Text[] {
  const target = model.find(to)
  if (!target) return [say.noSuchType(to, nearest(to, ['person', 'service', 'group', 'location', 'department', 'company']))]
  if (!mayFind(to)) return [say.mayNotFind(target.definition.label.many)]
  if (only === undefined) return []
  try {
    return checkRule(model, target, parseRule(only), readable).map(fault => placed(say.only, { en: fault, de: fault }))
  } catch (failure) {
    if (failure instanceof Failure) return [placed(say.only, { en: failure.told('en').detail, de: failure.told('de').detail })]
    throw failure
  }
}

function columnFaults(name: string, column: Field, checking: Checking): Text[] {
  const where = isSaid(column.label) ? column.label : { en: name, de: name }
  // What a column cannot be at all, the kind of the rows has told already.
  const known = fieldType(column.kind).files || column.options.columns ? [] : fieldFaults(column, checking)
  return [...(isSaid(column.label) ? [] : [say.namelessColumn(name)]), ...known.map(fault => placed(where, fault))]
}

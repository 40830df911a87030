import { type Field, followPath, idField, type Language, type Model, type RecordType } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { sayValue, type Speaker } from './say.server.ts'
import { expressionsIn, fieldAt, filledIn, onlyExpression } from './template.ts'

/** Where the values within texts come from: a record, and whatever else is known beside it. */
export interface Source {
  readonly model: Model
  readonly type: RecordType
  readonly language: Language
  readonly speaker: Speaker
  /** Of these paths. */
  readonly values: (paths: readonly string[]) => Promise<Readonly<Record<string, unknown>>>
}

/** The text with the values in it, each as people read it. What names no field stays as it is written. */
export async function fill({ model, type, language, speaker, values }: Source, text: string, treat = (said: string) => said): Promise<string> {
  const paths = expressionsIn(text).filter(path => fieldAt(model, type, path))
  if (paths.length === 0) return text
  const whole = await values(paths)
  const each = paths.map(async path => {
    const found = followPath(model, type, path)
    const said = found === undefined ? '' : await sayValue(speaker, found.field, whole[path], language)
    return [path, treat(said)] as const
  })
  return filledIn(text, new Map(await Promise.all(each)))
}

/** A value goes over as it is where both fields are alike; everything else is read from text. @throws invalid for `at` */
export async function valueFor(source: Source, field: Field, written: string, at: string): Promise<unknown> {
  const only = onlyExpression(written)
  const from = only === undefined ? undefined : fieldAt(source.model, source.type, only)
  if (only !== undefined && from && isAlike(from, field)) {
    const value = (await source.values([only]))[only] ?? null
    return fieldType(field.kind).many && value !== null && !Array.isArray(value) ? [value] : value
  }
  const text = await fill(source, written)
  if (text === '') return null
  const parsed = fieldType(field.kind).fromText(text, field)
  if ('fault' in parsed) throw invalid(at, { en: `${field.label.en}: ${parsed.fault.en}`, de: `${field.label.de}: ${parsed.fault.de}` })
  return parsed.value
}

/** Of one kind, or both naming records: whether those may be chosen is looked at when it is saved. */
const isAlike = (source: Field, field: Field): boolean => source.kind === field.kind || (names(source) && names(field) && !fieldType(source.kind).many)
const names = ({ kind, options }: Field): boolean => options.to !== undefined || kind === idField.kind

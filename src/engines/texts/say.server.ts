import { type Field, followPath, type Language, type Literal, languages, type Model, type RecordType, type Rule, type Text } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import { pathsOf, sentence } from '../../kernel/rules/index.ts'
import type { Look } from '../rules/index.server.ts'

/** What is needed to put values into words. */
export interface Speaker {
  readonly model: Model
  readonly look: Look
}

const longest = 200
const empty: Text = { en: 'empty', de: 'leer' }

/** A value as people read it: records by their name. */
export async function sayValue({ model, look }: Speaker, field: Field, value: unknown, language: Language): Promise<string> {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return ''
  const target = model.find(field.options.to ?? '')
  if (!target) return fieldType(field.kind).say(value, field, language)
  const names = (Array.isArray(value) ? value : [value]).map((id: unknown) => nameOf(look, target, id))
  return (await Promise.all(names)).join(', ')
}

async function nameOf(look: Look, target: RecordType, id: unknown): Promise<string> {
  const named = typeof id === 'string' ? await look(target, id) : undefined
  return named ? titleOf(target, named) : String(id)
}

export function titleOf({ definition }: RecordType, row: Row): string {
  const { number } = row
  const title = row[definition.views.title]
  return typeof title === 'string' && title !== '' ? title : typeof number === 'string' ? number : row.id
}

/** The condition as a sentence, and what it saw: "priority is at most High (Priority: Critical)". */
export async function because(speaker: Speaker, type: RecordType, rule: Rule, row: Row): Promise<Text> {
  const said = languages.map(async language => {
    const names = await namesIn(speaker, type, rule)
    const say = (_: Field, value: Literal) => names.get(String(value))
    const seen = await Promise.all(pathsOf(rule).map(path => sayPath(speaker, type, path, row, language)))
    return `${sentence(rule, { model: speaker.model, type, language, say })} (${seen.join('; ')})`
  })
  const [en = '', de = ''] = await Promise.all(said)
  return { en, de }
}

async function sayPath(speaker: Speaker, type: RecordType, path: string, row: Row, language: Language): Promise<string> {
  const found = followPath(speaker.model, type, path)
  if (!found) return path
  const label = found.steps.map(step => (step.name === 'id' ? step.type.definition.label.one : step.field.label)[language]).join(' / ')
  const value = (await sayValue(speaker, found.field, row[path], language)) || empty[language]
  return `${label}: ${value.length > longest ? `${value.slice(0, longest)}…` : value}`
}

/** What the records are called that the rule names by id. */
async function namesIn({ model, look }: Speaker, type: RecordType, rule: Rule): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const [path, value] of idsIn(rule)) {
    const target = model.find(followPath(model, type, path)?.field.options.to ?? '')
    const named = target && (await look(target, value))
    if (target && named) names.set(value, titleOf(target, named))
  }
  return names
}

function idsIn(rule: Rule): [path: string, id: string][] {
  if ('all' in rule) return rule.all.flatMap(idsIn)
  if ('any' in rule) return rule.any.flatMap(idsIn)
  if ('not' in rule) return idsIn(rule.not)
  if (!('is' in rule)) return []
  const { field, value } = rule
  const given: unknown[] = Array.isArray(value) ? value : [value]
  return given.flatMap((v): [string, string][] => (typeof v === 'string' && isId(v) ? [[field, v]] : []))
}

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

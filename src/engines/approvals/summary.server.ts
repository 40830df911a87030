import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import { canonicalJson } from '../../kernel/canonical.ts'
import { type Field, followPath, type Language, type Model, type RecordType, type Text } from '../../kernel/define/index.ts'
import { fieldType, recordsNamed } from '../../kernel/fields/index.ts'
import type { Records, Row } from '../../kernel/records/index.server.ts'
import { type Look, lookWith } from '../rules/index.server.ts'
import { isWithin, valueAt } from './values.server.ts'

/** One line of what approvers are shown. `path` says which field it comes from. */
export interface Line {
  readonly path: string
  readonly label: Text
  readonly value: Text
}

/** What approvers are shown of a record, whatever they may read of it. */
export interface Described {
  readonly title: string
  readonly lines: readonly Line[]
}

interface Showing {
  readonly records: Records
  readonly actor: Actor
  readonly model: Model
}

export type Describe = (row: Row, showing: Showing) => Promise<Described>

const described = new Map<string, Describe>()

/** Lets a practice say itself what approvers see of its records, where fields alone do not tell, such as the answers of a form. */
export const summariseWith = (recordType: string, describe: Describe): void => void described.set(recordType, describe)

/** What approvers see: what the practice says, or else the fields that were named. */
export async function describe(showing: Showing, type: RecordType, row: Row, shows: readonly string[]): Promise<Described> {
  const own = await described.get(type.name)?.(row, showing)
  const look = lookWith(showing.records, showing.actor)
  const known = new Set(own?.lines.map(line => line.path))
  const lines: Line[] = []
  for (const path of shows) if (!known.has(path)) lines.push(await lineOf(showing.model, type, row, path, look))
  return { title: own?.title ?? titleOf(type, row), lines: [...(own?.lines ?? []), ...lines] }
}

export function titleOf({ definition }: RecordType, row: Row): string {
  const title = row[definition.views.title]
  return typeof title === 'string' && title !== '' ? title.slice(0, 300) : typeof row.number === 'string' ? row.number : definition.label.one.en
}

const longest = 2000

async function lineOf(model: Model, type: RecordType, row: Row, path: string, look: Look): Promise<Line> {
  const value = await valueAt(model, type, row, path, look)
  const found = isWithin(type, path) ? undefined : followPath(model, type, path)
  if (!found) return { path, label: both(path.split('.').at(-1) ?? path), value: both(plain(value)) }
  const label = (language: Language) => found.steps.map(step => step.field.label[language]).join(' / ')
  const said = async (language: Language) => (await say(model, found.field, value, language, look)).slice(0, longest)
  return { path, label: { en: label('en'), de: label('de') }, value: { en: await said('en'), de: await said('de') } }
}

const both = (text: string): Text => ({ en: text, de: text })
const plain = (value: unknown): string =>
  (value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longest)

/** A value as people read it: records by their name. */
async function say(model: Model, field: Field, value: unknown, language: Language, look: Look): Promise<string> {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return ''
  const target = model.find(field.options.to ?? '')
  if (!target) return fieldType(field.kind).say(value, field, language)
  const names = recordsNamed(field, value).map(async ({ id }) => {
    const named = await look(target, id)
    return named ? titleOf(target, named) : id
  })
  return (await Promise.all(names)).join(', ')
}

/** Marks of what stands at each path: they differ as soon as the content does, and do not tell it. */
export async function marksOf(showing: Showing, type: RecordType, row: Row, paths: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const look = lookWith(showing.records, showing.actor)
  const marks: Record<string, string> = {}
  for (const path of paths) marks[path] = hash(await valueAt(showing.model, type, row, path, look))
  return marks
}

const hash = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(value ?? null))
    .digest('base64url')

export const digestOf = (marks: Readonly<Record<string, string>>): string => hash(marks)

import type { Field, Fields } from './fields.ts'
import { type AnyDefinition, lifecycle, numbered, standard, type Transition } from './record.ts'
import type { Word } from './text.ts'

/** A definition with what follows from it: the names it has elsewhere and all of its fields. */
export interface RecordType {
  readonly name: string
  /** Plural kebab-case, as in addresses: `incident-tasks`. */
  readonly path: string
  /** Table and view: `incident_task`. */
  readonly table: string
  readonly definition: AnyDefinition
  /** Own fields, then those the kernel adds, by name. `state` is among them where there is a lifecycle. */
  readonly fields: Readonly<Record<string, Field>>
  /** Where the definition was written, for messages: `practices/incident`. */
  readonly from: string
}

/** All record types of an installation. */
export interface Model {
  readonly types: readonly RecordType[]
  /** Throws if there is none: names in definitions are checked when the model is made. */
  type(name: string): RecordType
  find(name: string): RecordType | undefined
  byPath(path: string): RecordType | undefined
}

/** Definitions of one folder, as listed in `practices/index.ts`. */
export interface Source {
  readonly from: string
  readonly definitions: readonly AnyDefinition[]
}

/** Raised at start when definitions do not fit together; each line names the file and what was probably meant. */
export class DefinitionError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The definitions do not fit together:\n${faults.map(f => `  ${f}`).join('\n')}`)
    this.faults = faults
  }
}

export function makeModel(sources: readonly Source[]): Model {
  const types = sources.flatMap(source => source.definitions.map(d => recordType(d, source.from)))
  const byName = new Map(types.map(t => [t.name, t]))
  const byPath = new Map(types.map(t => [t.path, t]))
  const model: Model = {
    types,
    type: name => byName.get(name) ?? missing(name),
    find: name => byName.get(name),
    byPath: path => byPath.get(path),
  }
  const faults = [...twice(types), ...types.flatMap(type => nameFaults(model, type))]
  if (faults.length > 0) throw new DefinitionError(faults)
  return model
}

const missing = (name: string): never => {
  throw new Error(`There is no record type '${name}'.`)
}

function recordType(definition: AnyDefinition, from: string): RecordType {
  return {
    name: definition.name,
    path: definition.plural ?? `${kebab(definition.name)}s`,
    table: snake(definition.name),
    definition,
    fields: allFields(definition),
    from,
  }
}

function allFields(definition: AnyDefinition): Record<string, Field> {
  const own = definition.fields as Record<string, Field>
  return {
    ...(definition.numbered ? numbered : {}),
    ...own,
    ...(definition.states ? { state: stateField(definition.states), ...lifecycle } : {}),
    ...standard,
  }
}

function stateField(words: Readonly<Record<string, Word>>): Field {
  const label = { en: 'State', de: 'Status' }
  return { kind: 'choice', label, required: true, computed: true, unique: false, options: { words } }
}

/** The field at the end of a path, and the types it passes through; undefined if a name is wrong. */
export function followPath(model: Model, type: RecordType, path: string): { field: Field; steps: readonly Step[] } | undefined {
  const steps: Step[] = []
  let at = type
  const names = path.split('.')
  for (const [i, name] of names.entries()) {
    const field = name === 'id' ? idField : ownField(at, name)
    if (!field) return undefined
    steps.push({ type: at, name, field })
    if (i === names.length - 1) return { field, steps }
    const next = field.kind === 'reference' ? model.find(field.options.to ?? '') : undefined
    if (!next) return undefined
    at = next
  }
  return undefined
}

export interface Step {
  readonly type: RecordType
  readonly name: string
  readonly field: Field
}

const ownField = (type: RecordType, name: string): Field | undefined => (Object.hasOwn(type.fields, name) ? type.fields[name] : undefined)

export const idField: Field = {
  kind: 'reference',
  label: { en: 'Id', de: 'Kennung' },
  required: true,
  computed: true,
  unique: true,
  options: {},
}

function twice(types: readonly RecordType[]): string[] {
  const seen = new Map<string, RecordType>()
  return types.flatMap(type =>
    [type.name, `/${type.path}`].flatMap(name => {
      const other = seen.get(name)
      seen.set(name, type)
      return other ? [`${type.from}: '${name}' is taken already by ${other.from}.`] : []
    }),
  )
}

/** Every name a definition uses as data, checked against what exists. */
function nameFaults(model: Model, type: RecordType): string[] {
  const d = type.definition
  const faults: string[] = []
  const say = (where: string, what: string, name: string, known: readonly string[]) => {
    const near = nearest(name, known)
    faults.push(`${type.from}/definition.ts: ${d.name}.${where}: there is no ${what} '${name}'.${near ? ` Did you mean '${near}'?` : ''}`)
  }
  const typeNames = model.types.map(t => t.name)
  for (const [name, field] of Object.entries(type.fields)) {
    const { to } = field.options
    if (to !== undefined && !model.find(to)) say(name, 'record type', to, typeNames)
  }
  for (const { fields } of (d.rights ?? []) as readonly { readonly fields: readonly string[] }[])
    for (const f of fields) if (!type.fields[f]) say('rights', 'field', f, Object.keys(type.fields))
  const states = Object.keys(d.states ?? {})
  for (const [name, transition] of Object.entries<Transition<Fields, string>>(d.transitions ?? {})) {
    for (const s of [...transition.from, ...(transition.to ? [transition.to] : [])]) if (!states.includes(s)) say(`transitions.${name}`, 'state', s, states)
    for (const f of [...(transition.asks ?? []), ...(transition.requires ?? [])])
      if (!type.fields[f]) say(`transitions.${name}`, 'field', f, Object.keys(type.fields))
  }
  if (d.states && !states.includes(String(d.begins))) say('begins', 'state', String(d.begins), states)
  for (const path of rulePaths(d)) if (!followPath(model, type, path)) say('rules', 'field', path, nearPaths(model, type, path))
  for (const { record, by } of d.views.related ?? []) {
    const other = model.find(record)
    if (!other) say('views.related', 'record type', record, typeNames)
    else if (!other.fields[by]) say('views.related', `field of ${record}`, by, Object.keys(other.fields))
  }
  return faults
}

function nearPaths(model: Model, type: RecordType, path: string): string[] {
  const [first = '', ...rest] = path.split('.')
  const target = type.fields[first]?.options.to
  const next = target ? model.find(target) : undefined
  if (!next || rest.length === 0) return Object.keys(type.fields)
  return nearPaths(model, next, rest.join('.')).map(p => `${first}.${p}`)
}

/** Every path named by any rule anywhere in a definition. */
function rulePaths(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(rulePaths)
  const { fields: _, ...entries } = value as Record<string, unknown>
  const own: string[] = []
  if ('memberOf' in entries && typeof entries.memberOf === 'string') own.push(entries.memberOf)
  if ('field' in entries && typeof entries.field === 'string') own.push(entries.field)
  return [...own, ...Object.values(entries).flatMap(rulePaths)]
}

/** No name of ours is longer; to compare one of a megabyte, as a caller may send it, takes ten seconds. */
const longestName = 100

/** The known name that is fewest typing errors away, if any is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > longestName) return undefined
  const scored = known.map(k => ({ k, d: editDistance(name.toLowerCase(), k.toLowerCase()) })).sort((a, b) => a.d - b.d)
  const best = scored[0]
  return best && best.d <= Math.max(2, Math.floor(name.length / 3)) ? best.k : undefined
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const words = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ')
export const kebab = (name: string): string => words(name).join('-')
export const snake = (name: string): string => words(name).join('_')

/** All fields with their names, own ones first. */
export const fieldsOf = (type: RecordType): [string, Field][] => Object.entries(type.fields)

import { canonicalJson } from '../canonical.ts'
import { type Field, fieldsOf, nearest, type RecordType } from '../define/index.ts'
import { malformed } from '../errors.ts'
import { fieldType } from '../fields/index.ts'
import type { AttachmentLine, EntryLine } from './format.ts'

/** What an export's lines say, checked member by member. Only JSON is read; whatever is not in the form is refused with its place. */

type Members = Readonly<Record<string, unknown>>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const sha256 = /^[0-9a-f]{64}$/

/** The members of a line, by name, and where it stands. @throws malformed */
export class Line {
  readonly #members: Members
  readonly #where: string

  constructor(text: string, where: string) {
    this.#where = where
    this.#members = this.#parse(text)
  }

  #parse(text: string): Members {
    let found: unknown
    try {
      found = JSON.parse(text)
    } catch {
      return this.refuse('it is not JSON')
    }
    return isObject(found) ? found : this.refuse('it is not an object')
  }

  refuse(why: string): never {
    throw malformed(`${this.#where}: ${why}.`, 'bad_export')
  }

  only(known: readonly string[]): this {
    for (const name of Object.keys(this.#members)) {
      if (known.includes(name)) continue
      const near = nearest(name, known)
      this.refuse(`there is no '${name.slice(0, 80)}' here${near ? `. Did you mean '${near}'?` : ''}`)
    }
    return this
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#members, name)
  }

  get(name: string): unknown {
    return this.has(name) ? this.#members[name] : undefined
  }

  text(name: string, form?: RegExp): string {
    const value = this.get(name)
    if (typeof value !== 'string' || (form && !form.test(value))) return this.refuse(`'${name}' is missing or is not what it should be`)
    if (value.includes('\0') || !value.isWellFormed()) return this.refuse(`'${name}' holds characters that cannot be kept`)
    return value
  }

  textOrNull(name: string, form?: RegExp): string | null {
    return this.has(name) ? this.text(name, form) : null
  }

  count(name: string, least: number): number {
    const value = this.get(name)
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= least
      ? value
      : this.refuse(`'${name}' is missing or is no whole number from ${least} on`)
  }

  time(name: string): string {
    const value = this.text(name, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    return Number.isNaN(Date.parse(value)) ? this.refuse(`'${name}' is no time`) : value
  }

  object(name: string): Line {
    const value = this.get(name)
    return isObject(value) ? new Line(JSON.stringify(value), `${this.#where}, ${name}`) : this.refuse(`'${name}' is missing or is no object`)
  }
}

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)

export interface ReadRecord {
  readonly id: string
  readonly version: number
  readonly row: Readonly<Record<string, unknown>>
  readonly custom: unknown
  readonly seq: number
  readonly hash: Buffer
}

/** Every value goes through its field's type. */
export function recordFrom(type: RecordType, text: string, where: string): ReadRecord {
  const fields = fieldsOf(type)
  const line = new Line(text, where).only(['id', 'version', 'custom', 'history', ...fields.map(([name]) => name)])
  const history = line.object('history').only(['seq', 'hash'])
  const row = Object.fromEntries(fields.map(([name, field]) => [name, valueFrom(line, name, field)]))
  return {
    id: line.text('id', uuid),
    version: line.count('version', 1),
    row,
    custom: line.has('custom') ? line.object('custom') && line.get('custom') : {},
    seq: history.count('seq', 1),
    hash: Buffer.from(history.text('hash', sha256), 'hex'),
  }
}

function valueFrom(line: Line, name: string, field: Field): unknown {
  const value = line.get(name)
  const kind = fieldType(field.kind)
  if (value === undefined) return field.required ? line.refuse(`'${name}' is missing`) : kind.many ? [] : null
  const parsed = kind.parse(value, field)
  if ('fault' in parsed) return line.refuse(`'${name}' is ${JSON.stringify(value).slice(0, 200)}. ${parsed.fault.en.replace(/\.$/, '')}`)
  // What is tidied while it is read would no longer be what the history says.
  return canonicalJson(parsed.value) === canonicalJson(value) ? parsed.value : line.refuse(`'${name}' is not written as it is kept`)
}

const acts = /^(create|change|transition|comment|attach|detach|remove)$/
const visibility = /^(public|internal)$/
const word = /^[a-zA-Z]{1,40}$/

/** With the changes as the very text that their hash was taken of. */
export function entryFrom(text: string, where: string) {
  const names = [
    'record',
    'seq',
    'type',
    'at',
    'act',
    'transition',
    'actor',
    'channel',
    'changes',
    'reason',
    'body',
    'visibility',
    'hash',
  ] as const satisfies (keyof EntryLine)[]
  const line = new Line(text, where).only(names)
  const actor = line.object('actor').only(['id', 'name'])
  const changes = line.get('changes')
  return {
    record: line.text('record', uuid),
    seq: line.count('seq', 1),
    type: line.text('type', word),
    at: line.time('at'),
    act: line.text('act', acts),
    transition: line.textOrNull('transition'),
    actorId: actor.textOrNull('id', uuid),
    actorName: actor.text('name'),
    channel: line.text('channel', word),
    changes: typeof changes === 'string' ? line.text('changes') : isObject(changes) ? JSON.stringify(changes) : line.refuse("'changes' is missing"),
    reason: line.textOrNull('reason'),
    body: line.textOrNull('body'),
    visibility: line.text('visibility', visibility),
    hash: line.text('hash', sha256),
  }
}

export function attachmentFrom(text: string, where: string): AttachmentLine {
  const names = [
    'id',
    'recordType',
    'record',
    'name',
    'type',
    'size',
    'sha256',
    'visibility',
    'createdAt',
    'createdBy',
    'removedAt',
  ] as const satisfies (keyof AttachmentLine)[]
  const line = new Line(text, where).only(names)
  return {
    id: line.text('id', uuid),
    recordType: line.text('recordType', word),
    record: line.text('record', uuid),
    name: line.text('name'),
    type: line.text('type'),
    size: line.count('size', 0),
    sha256: line.text('sha256', sha256),
    visibility: line.text('visibility', visibility),
    createdAt: line.time('createdAt'),
    ...(line.has('createdBy') ? { createdBy: line.text('createdBy', uuid) } : {}),
    ...(line.has('removedAt') ? { removedAt: line.time('removedAt') } : {}),
  }
}

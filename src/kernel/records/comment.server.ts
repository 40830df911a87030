import type { Actor } from '../actor.ts'
import type { AnyDefinition, RecordType, Visibility } from '../define/index.ts'
import { invalid, missing, refused } from '../errors.ts'
import { fieldType } from '../fields/index.ts'
import type { Entry } from '../history/entry.ts'
import { mayWrite } from './permission.ts'
import { loadRow } from './read.server.ts'
import type { How } from './records.ts'
import { mayNotComment } from './refusals.ts'
import { contextOf, observersOf } from './save.server.ts'
import { atomically, type Row, typeOf, type Unit } from './unit.server.ts'
import { appendEntry } from './write.server.ts'

export interface Comment {
  readonly text: string
  readonly visibility: Visibility
}

const longest = 100_000

export async function comment(unit: Unit, actor: Actor, record: AnyDefinition, id: string, given: Comment, how: How = {}): Promise<Entry> {
  const type = typeOf(unit.store, record)
  const at = (actor.unbound ? how.at : undefined) ?? unit.store.now()
  const work = async (inner: Unit) => {
    const row = await loadRow(inner, actor, type, id)
    checkMayComment(inner, actor, type, row, given.visibility)
    return writeComment(inner, actor, type, row, given, at)
  }
  const whole = unit.store.behaviours.get(type.name)?.after?.comment !== undefined || observersOf({ unit, type }).length > 0
  return whole ? atomically(unit, actor, work) : work(unit)
}

/** Internal comments need the right to notes. @throws refused */
export function checkMayComment(unit: Unit, actor: Actor, type: RecordType, row: Row, visibility: Visibility): void {
  const seen = { model: unit.store.model, type, row, now: unit.store.now() }
  if (!mayWrite(actor, seen, visibility)) throw refused(mayNotComment)
}

/** Appends a comment to a record that the actor has read and may comment on. */
export async function writeComment(unit: Unit, actor: Actor, type: RecordType, row: Row, given: Comment, at: string): Promise<Entry> {
  const text = checkText(actor, given.text)
  const act = { act: 'comment', at, actor, changes: {}, body: text, visibility: given.visibility } as const
  const seq = await appendEntry(unit, type, row.id, act)
  if (seq === undefined) throw missing()
  const entry: Entry = {
    seq,
    at,
    act: 'comment',
    transition: null,
    actor: { id: actor.person, name: actor.name },
    channel: actor.channel,
    changes: {},
    reason: null,
    text,
    visibility: given.visibility,
    attachment: null,
    fact: null,
  }
  const context = contextOf({ unit, actor, at })
  await unit.store.behaviours.get(type.name)?.after?.comment?.({ row: row as never, entry }, context)
  const observed = {
    type,
    act: 'comment',
    transition: undefined,
    row,
    was: row,
    seq,
    comment: { text, visibility: given.visibility },
    fact: undefined,
  } as const
  for (const observer of observersOf({ unit, type })) await observer.after?.(observed, context)
  unit.happened({ tenant: actor.tenant, type: type.name, id: row.id, version: row.version, needs: given.visibility === 'internal' ? 'note' : 'follow' })
  return entry
}

function checkText(actor: Actor, text: unknown): string {
  const read = readText(actor, text)
  if ('fault' in read) throw invalid('text', read.fault)
  return read.text
}

/** A comment's text as it is kept, or why it cannot be. */
export function readText(actor: Actor, text: unknown): { readonly text: string } | { readonly fault: string } {
  const parsed = fieldType('longText').parse(text, {
    kind: 'longText',
    label: { en: 'Comment', de: 'Kommentar' },
    required: true,
    computed: false,
    unique: false,
    options: { max: longest },
  })
  if ('fault' in parsed) return { fault: parsed.fault[actor.language] }
  if (typeof parsed.value !== 'string' || parsed.value.trim() === '')
    return { fault: actor.language === 'de' ? 'Bitte etwas schreiben.' : 'Write something first.' }
  return { text: parsed.value }
}

import type { Actor } from '../actor.ts'
import type { AnyDefinition, Language, RecordType, State, Text, Transition, Visibility } from '../define/index.ts'
import { conflict, type Fault, invalid, missing, refused, stale } from '../errors.ts'
import { checkMayComment, readText, writeComment } from './comment.server.ts'
import { checkValues } from './check-values.server.ts'
import { checkFieldRights } from './create.server.ts'
import { databaseFailure } from './database-failure.server.ts'
import { checkFiles } from './files.server.ts'
import { checkInput, fillIn, isEmpty } from './input.ts'
import { decided } from './permission.ts'
import { loadRow } from './read.server.ts'
import type { How } from './records.ts'
import { mayNotChange, mayNotMove } from './refusals.ts'
import { checkReferences } from './references.server.ts'
import { holdsFor, masked } from './row.server.ts'
import { afterwards, differences, hasHooks, prepare, reasonOf, same, type Save } from './save.server.ts'
import { atomically, type Row, typeOf, type Unit } from './unit.server.ts'
import { updateRow } from './write.server.ts'

type Input = Readonly<Record<string, unknown>>
type Verb = Transition<Record<string, never>, string>

export async function change(unit: Unit, actor: Actor, record: AnyDefinition, id: string, input: Input, how: How = {}): Promise<Row> {
  return attempt(unit, actor, typeOf(unit.store, record), { id, input, how, transition: undefined, comment: undefined })
}

export async function transition(unit: Unit, actor: Actor, record: AnyDefinition, id: string, name: string, input: Input = {}, how: How = {}): Promise<Row> {
  const type = typeOf(unit.store, record)
  if (!verbOf(type, name)) throw missing(`${type.definition.label.one.en} has no '${name}'.`)
  const { comment, ...fields } = input
  if (comment !== undefined && comment !== null && typeof comment !== 'string') throw invalid('comment', 'A comment is text.')
  return attempt(unit, actor, type, { id, input: fields, how, transition: name, comment: comment?.trim() || undefined })
}

interface Asked {
  readonly id: string
  readonly input: Input
  readonly how: How
  readonly transition: string | undefined
  readonly comment: string | undefined
}

/** Reads, works out and writes; if somebody else wrote in between and the caller named no version, once more. */
async function attempt(unit: Unit, actor: Actor, type: RecordType, asked: Asked, tries = 4): Promise<Row> {
  const save = {
    unit,
    actor,
    type,
    at: (actor.unbound ? asked.how.at : undefined) ?? unit.store.now(),
    input: asked.input,
    transition: asked.transition,
    comment: asked.comment,
  }
  const whole = asked.comment !== undefined || hasHooks({ ...save, was: {} as Row })
  const done = await (whole ? atomically(unit, actor, inner => changeOnce({ ...save, unit: inner }, asked)) : changeOnce(save, asked))
  if (done) return done
  if (asked.how.version !== undefined || tries <= 1) throw stale()
  return attempt(unit, actor, type, asked, tries - 1)
}

async function changeOnce(begun: Omit<Save, 'was'>, asked: Asked): Promise<Row | undefined> {
  const { unit, actor, type, at } = begun
  const was = await loadRow(unit, actor, type, asked.id, true)
  const save: Save = { ...begun, was }
  if (asked.how.version !== undefined && asked.how.version !== was.version) throw stale()
  const verb = asked.transition === undefined ? undefined : verbOf(type, asked.transition)
  const checked = verb ? checkVerb(save, was, verb) : checkChange(save, was)
  const changed = onlyChanged(was, checked.values)
  const given = actor.unbound ? (asked.how.given ?? {}) : {}
  const draft = { ...was, ...checked.values, ...(verb ? moved(save, type, was, verb) : {}), ...given } as Row
  const faults = [
    ...checked.faults,
    ...(await checkReferences(unit, actor, type, changed)),
    ...(await checkFiles(unit, actor, type, was, changed)),
    ...checkValues(unit, actor, type, draft, changed),
  ]
  const { row, reasons } = await prepare(save, draft, faults)
  const done = await write(save, was, row, reasonOf(asked.how.reason, reasons))
  if (!done) return undefined
  const { row: written, seq } = done
  if (asked.comment !== undefined) await writeComment(unit, actor, type, written, { text: asked.comment, visibility: commentOf(verb) }, at)
  if (seq !== undefined) await afterwards(save, written, seq)
  return masked(unit, actor, type, written)
}

/** Undefined if somebody else wrote in between; without a number in the history where nothing has changed. */
async function write(save: Save, was: Row, row: Row, reason: string | undefined): Promise<{ row: Row; seq: number | undefined } | undefined> {
  const { unit, actor, type, at, transition } = save
  const changes = differences(type, was, row)
  delete changes.updatedAt
  if (Object.keys(changes).length === 0 && transition === undefined) return { row: was, seq: undefined }
  const act = { at, actor, changes, reason }
  const done = await databaseFailure(
    type,
    updateRow(unit, type, was, row, transition === undefined ? { ...act, act: 'change' } : { ...act, act: 'transition', transition }),
  )
  if (!done) return undefined
  unit.happened({ tenant: actor.tenant, type: type.name, id: row.id, version: done.version, needs: 'read' })
  return { row: { ...row, version: done.version, updatedAt: at }, seq: done.seq }
}

/** A change asks the record's permission and the right to each field. */
function checkChange(save: Save, was: Row) {
  const { unit, actor, type, input } = save
  const rule = decided(actor, type.definition.may.change)
  if (rule !== true && (rule === false || !holdsFor(unit, actor, type, was, rule))) throw refused(mayNotChange(type))
  const checked = checkInput(actor, type, input, name => !type.fields[name]?.computed)
  checkFieldRights(save, was, Object.keys(checked.values))
  return checked
}

/** A transition asks its own permission, that it leads away from here, and its guards; it takes only what it asks for. */
function checkVerb(save: Save, was: Row, verb: Verb) {
  const { unit, actor, type, input } = save
  if (!mayMove(unit, actor, type, was, verb)) throw refused(mayNotMove(type, verb.label))
  if (!verb.from.includes(String(was.state))) throw conflict(wrongState(type, was, verb), 'wrong_state')
  const failed = (verb.guards ?? []).find(g => !holdsFor(unit, actor, type, was, g.rule))
  if (failed) throw conflict(failed.otherwise, 'guard')
  const asked: readonly string[] = [...(verb.asks ?? []), ...(verb.requires ?? [])]
  const checked = checkInput(actor, type, input, name => asked.includes(name) || (actor.unbound && !type.fields[name]?.computed))
  // What a transition asks for may be given by whoever may make it, as with fields.
  if (save.comment !== undefined && !verb.comment) checkMayComment(unit, actor, type, was, commentOf(verb))
  const given = { ...was, ...checked.values, ...moved(save, type, was, verb) }
  // What was given wrongly is not told to be empty as well.
  const empty = requiredFaults(actor, type, verb, given).filter(f => !checked.faults.some(x => x.field === f.field))
  return { values: checked.values, faults: [...checked.faults, ...commentFaults(save, verb), ...empty] }
}

function commentFaults({ actor, comment }: Save, verb: Verb): Fault[] {
  if (comment === undefined) return verb.comment?.required ? [{ field: 'comment', message: sayWhy(actor, verb) }] : []
  const read = readText(actor, comment)
  return 'fault' in read ? [{ field: 'comment', message: read.fault }] : []
}

/** What a transition requires and neither the record nor the caller has filled. */
const requiredFaults = (actor: Actor, type: RecordType, verb: Verb, row: Input): Fault[] =>
  (verb.requires ?? []).flatMap(name => {
    const field = type.fields[name]
    return field && isEmpty(row[name]) ? [{ field: name, message: fillIn(actor, field) }] : []
  })

const verbOf = (type: RecordType, name: string): Verb | undefined =>
  Object.hasOwn(type.definition.transitions ?? {}, name) ? (type.definition.transitions as Record<string, Verb>)[name] : undefined

function mayMove(unit: Unit, actor: Actor, type: RecordType, row: Row, verb: Verb): boolean {
  const rule = decided(actor, verb.may)
  return typeof rule === 'boolean' ? rule : holdsFor(unit, actor, type, row, rule)
}

/** Names of the transitions that the actor could make now. */
export const possibleTransitions = (unit: Unit, actor: Actor, type: RecordType, row: Row): string[] =>
  Object.entries((type.definition.transitions ?? {}) as Record<string, Verb>)
    .filter(
      ([, v]) =>
        v.from.includes(String(row.state)) && mayMove(unit, actor, type, row, v) && (v.guards ?? []).every(g => holdsFor(unit, actor, type, row, g.rule)),
    )
    .map(([name]) => name)

/** What the transition sets by itself. */
function moved({ actor, at }: Save, type: RecordType, was: Row, verb: Verb): Record<string, unknown> {
  const sets = Object.entries(verb.sets ?? {}).map(([name, value]) => [name, settled(actor, at, value)])
  const states = type.definition.states as Record<string, State> | undefined
  const state = verb.to === undefined || verb.to === was.state ? {} : { state: verb.to, category: states?.[verb.to]?.category, stateSince: at }
  return { ...Object.fromEntries(sets), ...state }
}

function settled(actor: Actor, at: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('me' in value) return actor.person
  return 'now' in value ? at : value
}

const commentOf = (verb: Verb | undefined): Visibility => verb?.comment?.visibility ?? 'internal'

function onlyChanged(was: Row, values: Input): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !same(was[name], value)))
}

function wrongState(type: RecordType, was: Row, verb: Verb): Text {
  const states = (type.definition.states ?? {}) as Record<string, State>
  const named = (state: string, language: Language) => states[state]?.[language] ?? state
  const from = (language: Language) => verb.from.map(state => named(state, language)).join(', ')
  return {
    en: `Its state is ${named(String(was.state), 'en')}. '${verb.label.en}' is only possible from: ${from('en')}.`,
    de: `Der Status ist ${named(String(was.state), 'de')}. „${verb.label.de}“ geht nur aus: ${from('de')}.`,
  }
}

const sayWhy = (actor: Actor, verb: Verb) =>
  verb.comment?.visibility === 'public'
    ? { en: 'Write a reply to the requester.', de: 'Bitte eine Antwort an die anfragende Person schreiben.' }[actor.language]
    : { en: 'Write an internal note that says why.', de: 'Bitte in einer internen Notiz sagen, warum.' }[actor.language]

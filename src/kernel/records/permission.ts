import type { Actor } from '../actor.ts'
import type { FieldRights, Model, RecordType, Rule, Visibility } from '../define/index.ts'
import { nobody } from '../define/index.ts'
import { holds, pathsOf, simplify } from '../rules/index.ts'

/** The rule as far as it still depends on the record: true and false are decided by who asks alone. */
export const decided = (actor: Actor, rule: Rule | undefined): Rule | boolean => actor.unbound || simplify(rule ?? nobody, actor)

export interface Seen {
  readonly model: Model
  readonly type: RecordType
  readonly row: Readonly<Record<string, unknown>>
  readonly now: string
}

export function allowed(actor: Actor, rule: Rule | undefined, seen: Seen): boolean {
  const left = decided(actor, rule)
  return typeof left === 'boolean' ? left : holds(left, { ...seen, asker: actor })
}

/** What must hold for somebody to follow a record that they may read; undefined where that is enough. */
export const followRule = (type: RecordType): Rule | undefined => type.definition.may.follow

/** Whether the actor, who may read the record, may read its conversation. */
export const mayFollow = (actor: Actor, seen: Seen): boolean => followRule(seen.type) === undefined || allowed(actor, followRule(seen.type), seen)

/** Whether the actor may write into the conversation; who may write internal notes reads them. */
export function mayWrite(actor: Actor, seen: Seen, visibility: Visibility): boolean {
  const { may } = seen.type.definition
  return mayFollow(actor, seen) && allowed(actor, visibility === 'internal' ? may.note : may.comment, seen)
}

export const mayReadNotes = (actor: Actor, seen: Seen): boolean => mayWrite(actor, seen, 'internal')

type Rights = FieldRights<string, string>
const rightsOf = (type: RecordType): readonly Rights[] => type.definition.rights ?? []

const ruleCache = new WeakMap<RecordType, Record<'read' | 'change', ReadonlyMap<string, Rule>>>()

/** What must hold for somebody to read or to set a field; undefined where the record's own permission is enough. */
export const fieldRule = (type: RecordType, field: string, act: 'read' | 'change'): Rule | undefined => fieldRules(type)[act].get(field)

function fieldRules(type: RecordType): Record<'read' | 'change', ReadonlyMap<string, Rule>> {
  const known = ruleCache.get(type) ?? { read: rulesTo(type, 'read'), change: rulesTo(type, 'change') }
  ruleCache.set(type, known)
  return known
}

function rulesTo(type: RecordType, act: 'read' | 'change'): ReadonlyMap<string, Rule> {
  const each = rightsOf(type).flatMap(r => r.fields.flatMap(field => (r[act] ? [{ field, rule: r[act] }] : [])))
  return new Map(
    [...Map.groupBy(each, e => e.field)].flatMap(([field, [first, ...more]]) =>
      first
        ? [
            [
              field,
              joined(
                first.rule,
                more.map(m => m.rule),
              ),
            ],
          ]
        : [],
    ),
  )
}

const joined = (first: Rule, more: readonly Rule[]): Rule => (more.length === 0 ? first : { all: [first, ...more] })

interface Hidden {
  readonly always: ReadonlySet<string>
  /** Readable where the rule holds for the record. Each rule stands once, so that it is asked once of each record. */
  readonly sometimes: readonly { readonly rule: Rule; readonly names: readonly string[] }[]
}

interface Reading {
  /** What is left of their rules; of the fields that have one. */
  readonly ruled: ReadonlyMap<string, Rule | boolean>
  readonly hidden: Hidden
}

const readingCache = new WeakMap<Actor, Map<RecordType, Reading>>()

/** What an actor may read of a type; worked out once for each actor and type. */
function readingOf(actor: Actor, type: RecordType): Reading {
  const own = readingCache.get(actor) ?? new Map<RecordType, Reading>()
  readingCache.set(actor, own)
  const known = own.get(type)
  if (known) return known
  const decisions = [...fieldRules(type).read].map(([name, rule]) => [name, decided(actor, rule)] as const)
  const hidden = {
    always: new Set(decisions.filter(([, rule]) => rule === false).map(([name]) => name)),
    sometimes: byRule(decisions.flatMap(([name, rule]) => (typeof rule === 'boolean' ? [] : [[name, rule] as const]))),
  }
  const reading = { ruled: new Map(decisions), hidden }
  own.set(type, reading)
  return reading
}

/** Whether the actor may read a field: always, never, or as the rule says for each record. */
export const fieldReadable = (actor: Actor, type: RecordType, field: string): Rule | boolean => readingOf(actor, type).ruled.get(field) ?? true

/** Which fields of a type are hidden from an actor. */
export const hiddenFrom = (actor: Actor, type: RecordType): Hidden => readingOf(actor, type).hidden

const byRule = (fields: readonly (readonly [name: string, rule: Rule])[]): Hidden['sometimes'] =>
  [...Map.groupBy(fields, ([, rule]) => JSON.stringify(rule)).values()].flatMap(same =>
    same[0] ? [{ rule: same[0][1], names: same.map(([name]) => name) }] : [],
  )

/** Whether the actor reads internal notes of every record of this type. Where it depends on the record, search leaves them out. */
export const allowsNotes = (actor: Actor, type: RecordType): boolean => decided(actor, type.definition.may.note) === true

const dottedCache = new WeakMap<RecordType, readonly string[]>()

/** Paths through references that any permission, right or guard of this type looks at; read along with a record. */
export function dottedPaths(type: RecordType): readonly string[] {
  const known = dottedCache.get(type)
  if (known) return known
  const found = [...new Set(allRules(type).flatMap(pathsOf))].filter(path => path.includes('.'))
  dottedCache.set(type, found)
  return found
}

function allRules(type: RecordType): Rule[] {
  const { may, transitions = {} } = type.definition
  const verbs = Object.values(transitions) as { may: Rule; guards?: { rule: Rule }[] }[]
  return [
    ...(Object.values(may) as Rule[]),
    ...rightsOf(type)
      .flatMap(r => [r.read, r.change])
      .filter(r => r !== undefined),
    ...verbs.flatMap(t => [t.may, ...(t.guards ?? []).map(g => g.rule)]),
  ]
}

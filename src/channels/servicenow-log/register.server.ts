import type { Actor } from '../../kernel/actor.ts'
import type { Queryable } from '../../kernel/database/index.server.ts'
import { type Model, oneOf, type RecordType } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { type Loading, loadRecords, type Records } from '../../kernel/records/index.server.ts'
import { idOf, slugOf } from './identity.server.ts'
import type { Mapping, NameRule } from './mapping.ts'
import type { Known } from './sequence.ts'

/** A name that the log uses for somebody or something, and when it first did. */
export interface Mention {
  readonly kind: string
  readonly label: string
  readonly at: string
}

/** Records to be made for names that nothing here has. */
export type Newcomers = ReadonlyMap<string, readonly Loading[]>

interface Parts {
  readonly mapping: Mapping
  readonly model: Model
  readonly records: Records
  readonly actor: Actor
  readonly now: () => string
}

/** Ids of the people, groups and things that the log names. What is found here, by an earlier import or by its name, is not made again. */
export class Register {
  readonly #ids = new Map<string, string>()
  readonly #made = new Map<string, number>()
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  readonly idFor: Known = (kind, label) => this.#ids.get(`${kind} ${label}`) ?? idOf(this.#parts.mapping.source, kind, label)

  /** How many were made, or would be, by record type. */
  get made(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#made)
  }

  /** Looks up names that were not seen before. */
  async meet(mentions: readonly Mention[]): Promise<Newcomers> {
    const fresh = new Map<string, Map<string, string>>()
    for (const { kind, label, at } of mentions) {
      if (this.#ids.has(`${kind} ${label}`)) continue
      const labels = fresh.get(kind) ?? new Map<string, string>()
      const before = labels.get(label)
      fresh.set(kind, labels.set(label, before !== undefined && before < at ? before : at))
    }
    const newcomers = new Map<string, readonly Loading[]>()
    for (const [kind, labels] of fresh) {
      const rule = this.#parts.mapping.names.get(kind)
      const made = rule ? await this.#meetKind(rule, labels) : []
      if (rule && made.length > 0) newcomers.set(rule.record, [...(newcomers.get(rule.record) ?? []), ...made])
    }
    return newcomers
  }

  async #meetKind(rule: NameRule, labels: ReadonlyMap<string, string>): Promise<Loading[]> {
    const type = this.#parts.model.type(rule.record)
    const asked = [...labels].map(([label, at]) => this.#newcomer(rule, type, label, at))
    const ids = await this.#present(
      type,
      'id',
      asked.map(a => a.id),
    )
    const keys = await this.#present(
      type,
      rule.key,
      asked.map(a => a.key),
    )
    const missing = asked.filter(a => {
      const there = ids.get(a.id) ?? keys.get(a.key)
      this.#ids.set(`${rule.kind} ${a.label}`, there ?? a.id)
      return there === undefined
    })
    if (missing.length > 0) this.#made.set(rule.record, (this.#made.get(rule.record) ?? 0) + missing.length)
    return missing.map(a => a.loading)
  }

  #newcomer(rule: NameRule, type: RecordType, label: string, at: string) {
    const { mapping, now, actor } = this.#parts
    const fill = (value: unknown) =>
      typeof value === 'string'
        ? value.replace(/\{(name|slug|at)\}/g, (_, part: string) => (part === 'name' ? label : part === 'at' ? at : slugOf(label)))
        : value
    const values = Object.fromEntries(Object.entries(rule.set).map(([name, value]) => [name, fitting(type, name, fill(value))]))
    const id = idOf(mapping.source, rule.kind, label)
    const step = { at: now(), by: { id: null, name: actor.name }, channel: actor.channel, values: { ...values, source: mapping.source } }
    const loading: Loading = { id, steps: [step], isNew: true }
    return { id, label, key: String(values[rule.key]), loading }
  }

  async #present(type: RecordType, field: string, values: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { records, actor } = this.#parts
    const found = new Map<string, string>()
    for (let i = 0; i < values.length; i += 500) {
      const { items } = await records.find(actor, type.definition, {
        filter: oneOf(field, values.slice(i, i + 500)),
        fields: field === 'id' ? [] : [field],
        limit: 500,
      })
      for (const row of items as readonly Record<string, unknown>[]) found.set(String(row[field]), String(row.id))
    }
    return found
  }
}

/** As the field keeps it, so that it is found again; what does not fit is refused when it is written. */
function fitting(type: RecordType, name: string, value: unknown): unknown {
  const field = type.fields[name]
  if (!field || value === null) return value
  const cut = typeof value === 'string' && field.options.max !== undefined ? [...value].slice(0, field.options.max).join('') : value
  const parsed = fieldType(field.kind).parse(cut, field)
  return 'fault' in parsed ? cut : parsed.value
}

/** Types in the order in which they may name each other. */
export async function makeNewcomers(tx: Queryable, tenant: string, model: Model, newcomers: Newcomers): Promise<void> {
  for (const type of model.types) {
    const loadings = newcomers.get(type.name) ?? []
    for (let i = 0; i < loadings.length; i += 500) await loadRecords(tx, tenant, type, loadings.slice(i, i + 500))
  }
}

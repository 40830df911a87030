import type { Actor } from '../actor.ts'
import type { AnyDefinition, Field, Model, RecordType, Transition } from '../define/index.ts'
import { decided, fieldReadable } from '../records/internal.server.ts'

/**
 * The definitions as far as they concern the caller: types that may be read at all, fields that are not hidden.
 * The screens draw every record from this.
 */
export const modelFor = (model: Model, actor: Actor) => ({
  types: model.types.filter(type => decided(actor, type.definition.may.read) !== false).map(type => typeFor(actor, type)),
})

function typeFor(actor: Actor, type: RecordType) {
  const d: AnyDefinition = type.definition
  const visible = (name: string) => name === 'id' || (name in type.fields && fieldReadable(actor, type, name) !== false)
  const fields = Object.fromEntries(Object.entries(type.fields).filter(([name]) => visible(name)))
  return {
    name: type.name,
    path: type.path,
    label: d.label,
    help: d.help,
    numbered: d.numbered ?? null,
    single: d.single ?? false,
    work: d.work ?? null,
    fields: fields as Record<string, Field>,
    states: d.states ?? null,
    transitions: Object.fromEntries(Object.entries((d.transitions ?? {}) as Record<string, Transition<Record<string, never>, string>>).map(([name, t]) => [name, verbFor(t)])),
    views: {
      ...d.views,
      list: (d.views.list as string[]).filter(visible),
      create: (d.views.create as string[]).filter(visible),
      sections: d.views.sections.map(s => ({ ...s, fields: (s.fields as string[]).filter(visible) })).filter(s => s.fields.length > 0),
    },
    may: {
      create: decided(actor, d.may.create) !== false,
      change: decided(actor, d.may.change) !== false,
      comment: decided(actor, d.may.comment) !== false,
      note: decided(actor, d.may.note) !== false,
      remove: decided(actor, d.may.remove) !== false,
    },
  }
}

const verbFor = (t: Transition<Record<string, never>, string>) => ({
  label: t.label,
  from: t.from,
  to: t.to ?? null,
  asks: t.asks ?? [],
  requires: t.requires ?? [],
  comment: t.comment ?? null,
  tone: t.tone ?? null,
})

import type { Actor } from '../actor.ts'
import type { AnyDefinition, Field, Model, RecordType, Rule, Text, Transition } from '../define/index.ts'
import { decided, fieldReadable } from '../records/internal.server.ts'
import { ruleText } from '../rules/index.ts'

type Lists = Readonly<Record<string, { readonly label: Text; readonly filter: Rule }>>

/**
 * The definitions as far as they concern the caller: types that may be read at all, fields that are not hidden.
 * The screens draw every record from this.
 */
export const modelFor = (model: Model, actor: Actor) => ({
  types: model.types.filter(type => decided(actor, type.definition.may.read) !== false).map(type => typeFor(actor, type)),
})

/** What is absent here is left out of the JSON. Filters go as text, as they stand in addresses. */
function typeFor(actor: Actor, type: RecordType) {
  const d: AnyDefinition = type.definition
  const visible = (name: string) => name === 'id' || (name in type.fields && fieldReadable(actor, type, name) !== false)
  const fields = Object.fromEntries(Object.entries(type.fields).filter(([name]) => visible(name)))
  return {
    name: type.name,
    path: type.path,
    label: d.label,
    help: d.help,
    numbered: d.numbered,
    single: d.single,
    administrative: d.administrative,
    work: d.work,
    fields: fields as Record<string, Field>,
    states: d.states,
    transitions: Object.fromEntries(
      Object.entries((d.transitions ?? {}) as Record<string, Transition<Record<string, never>, string>>).map(([name, t]) => [name, verbFor(t)]),
    ),
    views: {
      ...d.views,
      list: (d.views.list as string[]).filter(visible),
      create: (d.views.create as string[]).filter(visible),
      lists: Object.fromEntries(Object.entries((d.views.lists ?? {}) as Lists).map(([name, l]) => [name, { label: l.label, filter: ruleText(l.filter) }])),
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
  to: t.to,
  asks: t.asks ?? [],
  requires: t.requires ?? [],
  comment: t.comment,
  tone: t.tone,
})

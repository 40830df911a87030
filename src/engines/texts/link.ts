import type { RecordType } from '../../kernel/define/index.ts'

export interface Link {
  readonly field: string
  /** Whether the new record names this one, or this one the new. */
  readonly side: 'there' | 'here'
}

/** The field that relates a new record with the one it is made for: the one named, or else by which it is shown beside it. */
export function linkOf(type: RecordType, target: RecordType, named: string | null): Link | undefined {
  if (named) {
    if (pointsTo(target, named, type)) return { field: named, side: 'there' }
    return pointsTo(type, named, target) ? { field: named, side: 'here' } : undefined
  }
  const related = (type.definition.views.related ?? []).find(r => r.record === target.name && pointsTo(target, r.by, type))
  return related && { field: related.by, side: 'there' }
}

function pointsTo(from: RecordType, name: string, to: RecordType): boolean {
  const field = Object.hasOwn(from.fields, name) ? from.fields[name] : undefined
  return field?.options.to === to.name && !field.computed
}

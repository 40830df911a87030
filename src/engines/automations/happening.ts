import type { Channel } from '../../kernel/actor.ts'
import type { RecordType, Visibility } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import type { Entry } from '../../kernel/history/entry.ts'
import type { Automation } from './automation.ts'

/** What happened to a record, as automations look at it: the same of an act just now and of an entry of long ago. */
export interface Happening {
  readonly act: Entry['act']
  readonly transition: string | null
  /** Fields with their value before and after. */
  readonly changes: Readonly<Record<string, readonly [before: unknown, after: unknown]>>
  readonly visibility: Visibility
  readonly channel: Channel
  /** Kind of a fact. */
  readonly fact: string | null
}

/** Kinds of facts that are told of automations themselves, and start none. */
export const ownFacts = 'automation.'

/** Whether this is what the automation waits for, its condition aside. */
export function waitsFor(automation: Automation, type: RecordType, { act, transition, changes, visibility, channel, fact }: Happening): boolean {
  if (automation.recordType !== type.name) return false
  switch (automation.on) {
    case 'created':
      return act === 'create'
    case 'changed':
      return (act === 'change' || act === 'transition') && hasChanged(automation, type, changes)
    case 'transition':
      return act === 'transition' && (!automation.transition || automation.transition === transition)
    case 'comment':
      return act === 'comment' && (!automation.comment || automation.comment === visibility)
    case 'mail':
      // Whose sender nothing proves is an internal note, and sets nothing off.
      return channel === 'mail' && (act === 'create' || (act === 'comment' && visibility === 'public'))
    case 'fact':
      return act === 'fact' && fact !== null && fact === automation.factKind && !fact.startsWith(ownFacts)
    default:
      return false
  }
}

function hasChanged({ changes: wanted }: Automation, type: RecordType, changes: Happening['changes']): boolean {
  if (!wanted?.length) return Object.keys(changes).length > 0
  return wanted.some(({ field, from, to }) => {
    const change = Object.hasOwn(changes, field) ? changes[field] : undefined
    return change !== undefined && isValue(type, field, from, change[0]) && isValue(type, field, to, change[1])
  })
}

/** Whether a value is what was written; what was not written is any. */
function isValue(type: RecordType, name: string, written: string | null, value: unknown): boolean {
  if (written === null || written === '') return true
  const field = type.fields[name]
  if (!field || value === null || value === undefined) return false
  const kind = fieldType(field.kind)
  const parsed = kind.fromText(written, field)
  return 'value' in parsed && kind.toText(parsed.value, field) === kind.toText(value, field)
}

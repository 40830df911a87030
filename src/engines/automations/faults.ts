import type { RecordType, Text } from '../../kernel/define/index.ts'
import type { Acts } from './act.ts'
import type { Speaker } from '../texts/index.server.ts'
import { unknown } from '../texts/index.ts'

/** What checking an automation looks at. */
export interface Checking extends Speaker {
  readonly acts: Acts
  /** Types that automations are about: not their own. */
  readonly types: readonly RecordType[]
}

export interface Found {
  readonly field: string
  readonly message: Text
}

export function transitionFault(type: RecordType, name: string | null, field: string): Found[] {
  const known = Object.keys(type.definition.transitions ?? {})
  return name && !known.includes(name) ? [{ field, message: unknown('transition', 'Einen Übergang', name, known) }] : []
}

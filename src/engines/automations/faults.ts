import { nearest, type RecordType, type Text } from '../../kernel/define/index.ts'
import type { Acts } from './act.ts'
import type { Speaker } from './say.server.ts'

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

/** `There is no field 'prio'. Did you mean 'priority'?` */
export function unknown(en: string, de: string, name: string, known: readonly string[]): Text {
  const near = nearest(name, known)
  return {
    en: `There is no ${en} '${name}'.${near === undefined ? '' : ` Did you mean '${near}'?`}`,
    de: `${de} „${name}“ gibt es nicht.${near === undefined ? '' : ` Meinten Sie „${near}“?`}`,
  }
}

export const placed = (place: Text, text: Text): Text => ({ en: `${place.en}: ${text.en}`, de: `${place.de}: ${text.de}` })

export function transitionFault(type: RecordType, name: string | null, field: string): Found[] {
  const known = Object.keys(type.definition.transitions ?? {})
  return name && !known.includes(name) ? [{ field, message: unknown('transition', 'Einen Übergang', name, known) }] : []
}

import type { ComponentType } from 'react'
import { Catch } from '../../ui/index.ts'
import type { RecordParts } from './aside.tsx'

/** What a practice adds to its record's page, in `practices/<practice>/<name>.web.tsx`, an engine or a channel in its folder. */
export interface Panel {
  readonly record: string
  readonly slot: 'record.aside' | 'record.banner'
  readonly Component: ComponentType<RecordParts>
  /** Fields that it shows in a way of its own, so that they do not stand among the documents as well. */
  readonly shows?: readonly string[]
}

const found = Object.values(import.meta.glob<{ default: Panel }>('../../../{practices,channels,engines}/*/*.web.tsx', { eager: true })).map(m => m.default)

export function Panels({ slot, ...parts }: RecordParts & { slot: Panel['slot'] }) {
  return found
    .filter(panel => panel.slot === slot && panel.record === parts.type.name)
    .map(({ Component }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the list of panels never changes
      <Catch key={i}>
        <Component {...parts} />
      </Catch>
    ))
}

/** Whether a panel shows this field itself. */
export const isShownByPanel = (type: string, field: string): boolean => found.some(panel => panel.record === type && panel.shows?.includes(field))

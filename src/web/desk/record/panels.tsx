import type { ComponentType } from 'react'
import { Catch } from '../../ui/index.ts'
import type { RecordParts } from './aside.tsx'

/** What a practice adds to its record's page, in `practices/<practice>/<name>.web.tsx`, or an engine in `engines/<engine>/<name>.web.tsx`. */
export interface Panel {
  readonly record: string
  readonly slot: 'record.aside' | 'record.banner'
  readonly Component: ComponentType<RecordParts>
}

const found = Object.values(import.meta.glob<{ default: Panel }>(['../../../practices/*/*.web.tsx', '../../../engines/*/*.web.tsx'], { eager: true })).map(
  m => m.default,
)

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

import type { ComponentType } from 'react'
import { Catch } from '../../ui/index.ts'
import type { TypeShape } from '../../client/index.ts'
import type { RecordParts } from './aside.tsx'

/** What a practice, an engine, a channel or the people add to the pages of records, in a `<name>.web.tsx` of its folder. */
export interface Panel {
  /** The type of record, or those that it is for. */
  readonly record: string | ((type: TypeShape) => boolean)
  /** Over the record, before its facts, or after them: what comes late or is long must not push the facts away. */
  readonly slot: 'record.banner' | 'record.aside' | 'record.help'
  readonly Component: ComponentType<RecordParts>
  /** Fields that it shows in a way of its own, so that they do not stand among the documents as well. */
  readonly shows?: readonly string[]
  /** The page on which what it shows is written: there one comes after creating a record. */
  readonly writtenAt?: (id: string) => string
  /** The record is read rather than set up: its documents have the room, and its facts stand beside them. */
  readonly isRead?: boolean
}

const found = Object.values(import.meta.glob<{ default: Panel }>('../../../{practices,channels,engines,people}/*/*.web.tsx', { eager: true })).map(
  m => m.default,
)

const isFor = ({ record }: Panel, type: TypeShape): boolean => (typeof record === 'string' ? record === type.name : record(type))

export function Panels({ slot, ...parts }: RecordParts & { slot: Panel['slot'] }) {
  return found
    .filter(panel => panel.slot === slot && isFor(panel, parts.type))
    .map(({ Component }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the list of panels never changes
      <Catch key={i}>
        <Component {...parts} />
      </Catch>
    ))
}

/** Whether a panel shows this field itself. */
export const isShownByPanel = (type: TypeShape, field: string): boolean => found.some(panel => isFor(panel, type) && panel.shows?.includes(field))

/** Where a new record of this type is written on, if that is a page of its own. */
export const writtenAt = (type: TypeShape, id: string): string | undefined => found.find(panel => isFor(panel, type) && panel.writtenAt)?.writtenAt?.(id)

/** Whether records of this type are there to be read, as work is. */
export const isRead = (type: TypeShape): boolean => type.work !== undefined || found.some(panel => isFor(panel, type) && panel.isRead)

import type { ComponentType, ReactNode } from 'react'
import type { Comparison, Field } from '../kernel/define/index.ts'
import { fieldType } from '../kernel/fields/index.ts'
import type { Names } from './client/shapes.ts'
import type { PickItem } from './ui/pick.tsx'

/** How one kind of field looks; each lies beside what else is known of it, in `kernel/fields/<kind>/<kind>.web.tsx`. */
export interface FieldWeb {
  readonly Input: ComponentType<InputProps>
  readonly Cell: ComponentType<CellProps>
  /** What to choose from, where a value is chosen rather than written. */
  readonly Picks?: ComponentType<PicksProps>
  /** The value that a picked one means; it stays text unless told. */
  readonly fromPick?: (picked: string) => unknown
  /** Holds several. */
  readonly many?: boolean
  /** Reads like a document: it stands in the width of the page, not among the facts. */
  readonly wide?: boolean
  /** Moments, which filters compare with now. */
  readonly moments?: boolean
  /** Where a value leads, outside of Mainstay. */
  readonly leadsTo?: (value: unknown) => string | undefined
  /** Numbers and amounts stand at the end of their column. */
  readonly end?: boolean
  /** What became of it, in the history's words, where its new value alone says too much or too little. */
  readonly Change?: ComponentType<ChangeProps>
  /** What is typed is not shown again: it is kept in no draft, and no change of it can be taken back. */
  readonly hidden?: boolean
}

export interface ChangeProps {
  readonly field: Field
  readonly before: unknown
  readonly after: unknown
  readonly names: Names
  readonly row?: Values
}

type Values = Readonly<Record<string, unknown>>

export interface InputProps {
  readonly field: Field
  readonly value: unknown
  /** `undefined` means that what is typed makes no sense yet. */
  readonly onChange: (value: unknown) => void
  readonly id?: string
  readonly describedBy?: string | undefined
  readonly invalid?: boolean
  readonly names?: Names
  readonly autoFocus?: boolean
  /** Where its label is not visible. */
  readonly label?: string
  /** What stands in the other fields, as far as it is known here. */
  readonly row?: Values
}

export interface CellProps {
  readonly field: Field
  readonly value: unknown
  readonly names: Names
  /** In a table or card, where everything is one line. */
  readonly dense?: boolean
  readonly row?: Values
}

export interface PicksProps {
  readonly field: Field
  readonly typed: string
  readonly children: (picks: Picks) => ReactNode
}

export interface Picks {
  readonly items: readonly PickItem[]
  readonly loading?: boolean
  /** Narrowed by who gives them, for what is typed. */
  readonly searched?: boolean
}

const found = import.meta.glob<{ default: FieldWeb }>('../kernel/fields/*/*.web.tsx', { eager: true })
const named = (path: string) => /\/(\w+)\/\1\.web\.tsx$/.exec(path)?.[1] ?? ''
const byKind = new Map(Object.entries(found).map(([path, module]) => [named(path), module.default]))

/** What the screens know about fields of that kind. @throws if there is no such kind */
export function fieldWeb(field: Field): FieldWeb {
  const web = byKind.get(field.kind)
  if (!web) throw new Error(`There is no kind of field '${field.kind}'.`)
  return web
}

/** What may be chosen for a text that names something. */
export interface Offer {
  /** Gives what there is to choose from; `row` is what stands in the other fields. */
  readonly Items: ComponentType<{ readonly row: Values; readonly children: (items: readonly Offered[]) => ReactNode }>
}

export interface Offered {
  readonly value: string
  readonly title: string
}

const offers = import.meta.glob<{ default: Offer }>('../engines/*/*.offer.web.ts', { eager: true })
const byName = new Map(Object.entries(offers).map(([path, module]) => [/([\w-]+)\.offer\.web\.ts$/.exec(path)?.[1] ?? '', module.default]))

/** What the screens offer for this field, if anything. */
export const offerOf = (field: Field): Offer | undefined => byName.get(field.options.offers ?? '')

export const comparisonsOf = (field: Field): readonly Comparison[] => fieldType(field.kind).comparisons

export { isBlank } from './blank.ts'

import type { Actor } from '../../kernel/actor.ts'
import type { Text } from '../../kernel/define/index.ts'
import type { Ground } from '../../kernel/practice.ts'

/** A figure that no records can be counted for: whoever keeps the facts says what it means, who may know it, and reckons it. */
export interface FigureSource {
  readonly name: string
  readonly label: Text
  readonly definition: Text
  /** Which way is better. */
  readonly better: 'more' | 'less'
  /** The page of the desk that says more about it. */
  readonly page: string
  readonly mayKnow: (actor: Actor) => boolean
  /** For a period, of which `to` is no part: a part from 0 to 1, and of how many. */
  readonly reckon: (ground: Ground, tenant: string, period: { readonly from: string; readonly to: string }) => Promise<Share>
}

export interface Share {
  /** null where there is nothing to reckon it from. */
  readonly value: number | null
  readonly counted: number
}

const sources = new Map<string, FigureSource>()

/** Practices do not import each other: whoever has a figure to tell offers it when it is loaded. */
export const offerFigure = (source: FigureSource): void => void sources.set(source.name, source)

export const offeredFigures = (): readonly FigureSource[] => [...sources.values()]
export const offeredFigure = (name: string): FigureSource | undefined => sources.get(name)

import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { ask, keys, type TypeShape } from '../../client/index.ts'
import { useClocked } from './clocked.ts'
import type { Pressing } from './shapes.ts'

/** What the server answers about at once. */
const most = 500

interface Asked {
  readonly type: TypeShape
  readonly ids: readonly string[]
}

export type Countdowns = ReadonlyMap<string, Pressing>

/** The most pressing clock of each of these records: one request for each type that has clocks, told again when something changes. */
export function useCountdowns(asked: readonly Asked[]): { readonly countdowns: Countdowns; readonly clocked: boolean } {
  const clocked = useClocked()
  const wanted = asked.filter(({ type }) => clocked.has(type.name))
  const found = useQueries({
    queries: wanted.map(({ type, ids }) => {
      const first = ids.slice(0, most).join()
      return {
        queryKey: [...keys.clocks(type.name), first],
        queryFn: ({ signal }: { signal: AbortSignal }) => ask<{ items: readonly Pressing[] }>('/clocks', { query: { type: type.name, ids: first }, signal }),
        enabled: first !== '',
        placeholderData: keepPreviousData,
      }
    }),
  })
  // Compared as text: the arrays are others with every drawing, what they tell seldom is.
  const told = JSON.stringify(found.flatMap(f => f.data?.items ?? []))
  const countdowns = useMemo(() => new Map((JSON.parse(told) as readonly Pressing[]).map(clock => [clock.record, clock])), [told])
  return { countdowns, clocked: wanted.length > 0 }
}

const Here = createContext<Countdowns | undefined>(undefined)

/** Gives the clocks to the rows or cards below, so that a row need not be drawn again for them. */
export const CountdownsHere = Here.Provider

/** `undefined` where nothing here has clocks. */
export const useCountdownsHere = (): Countdowns | undefined => useContext(Here)

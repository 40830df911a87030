import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, isProblem, keys, refresh, type Row, type TypeShape } from '../../../web/client/index.ts'
import type { Offer } from '../../shared/offer.ts'

export interface DraftOf {
  readonly offer: Offer
  readonly change: (next: Partial<Offer>) => void
  readonly state: 'saved' | 'saving' | 'unsaved' | 'refused'
  /** By their place in the draft: `draft.price`. */
  readonly faultAt: (place: string) => string | undefined
  /** Saves at once what is not saved yet. Gives whether all of it is. */
  readonly settle: () => Promise<boolean>
}

const pause = 900

/** The draft of an item while it is written: kept on the server a moment after each change. */
export function useDraftOf(type: TypeShape, row: Row): DraftOf {
  const client = useQueryClient()
  const [offer, setOffer] = useState<Offer>(() => (row.draft ?? { texts: { name: { en: String(row.name) } } }) as unknown as Offer)
  const [state, setState] = useState<DraftOf['state']>('saved')
  const [error, setError] = useState<unknown>()
  const latest = useRef({ offer, dirty: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const save = useCallback(
    async function again(): Promise<boolean> {
      clearTimeout(timer.current)
      if (!latest.current.dirty) return true
      const sent = latest.current.offer
      setState('saving')
      try {
        const saved = await ask<Row>(`/${type.path}/${row.id}`, { method: 'PATCH', body: { draft: clean(sent) } })
        setError(undefined)
        const isLatest = latest.current.offer === sent
        if (isLatest) latest.current.dirty = false
        setState(isLatest ? 'saved' : 'unsaved')
        client.setQueryData(keys.record(type.name, row.id), (now: Row | undefined) => now && { ...now, ...saved })
        refresh(client, type.name)
        // What was written meanwhile is saved as well.
        return isLatest || (await again())
      } catch (failure) {
        setError(failure)
        setState('refused')
        return false
      }
    },
    [client, type, row.id],
  )
  const change = useCallback(
    (next: Partial<Offer>) => {
      const whole = { ...latest.current.offer, ...next }
      latest.current = { offer: whole, dirty: true }
      setOffer(whole)
      setState('unsaved')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), pause)
    },
    [save],
  )
  useEffect(() => {
    const leaving = () => void save()
    addEventListener('pagehide', leaving)
    return () => {
      removeEventListener('pagehide', leaving)
      leaving()
    }
  }, [save])
  const faultAt = (place: string) =>
    isProblem(error) ? error.faults.find(({ field }) => field === `draft.${place}` || field.startsWith(`draft.${place}.`))?.message : undefined
  return { offer, change, state, faultAt, settle: save }
}

/** What was emptied is left out: a draft says only what there is. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (inner === undefined || inner === null ? [] : [[name, clean(inner)]])))
}

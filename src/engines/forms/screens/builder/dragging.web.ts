import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Spot } from '../../tree.ts'

/** Where a part would land, and beside which one that is shown. */
export interface Landing extends Spot {
  readonly beside: string
  readonly side: 'before' | 'after' | 'inside'
}

export interface Dragging {
  readonly key: string | undefined
  readonly landing: Landing | undefined
  /** For the grip of a part. */
  readonly grip: (key: string) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
  }
}

/** Parts are dragged by their grips, by mouse, pen or finger alike. Escape lets go where it was. */
export function useDragging(onDrop: (key: string, spot: Spot) => void): Dragging {
  const [key, setKey] = useState<string>()
  const [landing, setLanding] = useState<Landing>()
  const start = useRef<{ x: number; y: number }>(undefined)
  const stop = () => {
    setKey(undefined)
    setLanding(undefined)
    start.current = undefined
  }
  useEffect(() => {
    if (key === undefined) return
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setKey(undefined)
      setLanding(undefined)
    }
    addEventListener('keydown', escape, true)
    return () => removeEventListener('keydown', escape, true)
  }, [key])
  const grip: Dragging['grip'] = own => ({
    onPointerDown: event => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove: ({ clientX, clientY }) => {
      const from = start.current
      if (!from) return
      if (key === undefined && Math.hypot(clientX - from.x, clientY - from.y) < least) return
      setKey(own)
      setLanding(landingAt(clientX, clientY))
      if (clientY < edge) scrollBy(0, -12)
      else if (clientY > innerHeight - edge) scrollBy(0, 12)
    },
    onPointerUp: () => {
      if (key !== undefined && landing) onDrop(key, landing)
      stop()
    },
    onPointerCancel: stop,
  })
  return { key, landing, grip }
}

/** A hand that trembles does not drag. */
const least = 4
const edge = 60

function landingAt(x: number, y: number): Landing | undefined {
  const under = document.elementFromPoint(x, y)
  const empty = under?.closest<HTMLElement>('[data-empty]')
  if (empty) return { within: empty.dataset.empty || undefined, at: 0, beside: empty.dataset.empty ?? '', side: 'inside' }
  const card = under?.closest<HTMLElement>('[data-part]')
  const { part, at } = card?.dataset ?? {}
  if (!card || part === undefined) return undefined
  const { top, height } = card.getBoundingClientRect()
  const side = y < top + height / 2 ? 'before' : 'after'
  return { within: card.dataset.within || undefined, at: Number(at) + (side === 'after' ? 1 : 0), beside: part, side }
}

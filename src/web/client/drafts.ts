import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useAlive } from './alive.ts'

const prefix = 'mainstay.draft.'
/** Oldest drafts go first when there are more. */
const most = 60

interface Kept {
  readonly at: number
  readonly value: unknown
}

const added = new EventTarget()

/** Puts something behind what is half written, wherever it is on screen: an article into a reply. */
export function addToDraft(name: string, text: string): void {
  const before = read(prefix + name)
  const next = typeof before === 'string' && before.trim() !== '' ? `${before.trimEnd()}\n\n${text}` : text
  write(prefix + name, next)
  added.dispatchEvent(new Event(prefix + name))
}

/** Something half written that survives a reload, or as much of it as may be kept. `clear` forgets it once it was sent. */
export function useDraft<T>(name: string, empty: T, kept: (value: T) => T = asItIs): readonly [T, (value: T) => void, () => void] {
  const key = prefix + name
  const alive = useAlive()
  const [value, setValue] = useState<T>(() => (alive ? (read(key) as T | undefined) : undefined) ?? empty)
  const shown = useRef(alive ? key : undefined)
  useEffect(() => {
    if (shown.current === key) return
    shown.current = key
    setValue((read(key) as T | undefined) ?? empty)
  }, [key, empty])
  useEffect(() => {
    const take = () => setValue((read(key) as T | undefined) ?? empty)
    added.addEventListener(key, take)
    return () => added.removeEventListener(key, take)
  }, [key, empty])
  const keep = useCallback(
    (next: T) => {
      setValue(next)
      write(key, kept(next))
    },
    [key, kept],
  )
  const clear = useCallback(() => {
    setValue(empty)
    localStorage.removeItem(key)
  }, [key, empty])
  return [value, keep, clear]
}

/** A key for what begins with drafts: another one once it is alive, where this device keeps some of that name, since the server drew it without. */
export function useDraftsKey(name: string): string {
  const alive = useAlive()
  const [drawn] = useState(!alive)
  return useMemo(() => drawn && alive && namesOf(prefix + name).length > 0, [drawn, alive, name]) ? 'kept' : 'new'
}

/** On signing out, so that the next person at this device finds nothing. */
export function forgetDrafts(): void {
  for (const key of namesOf(prefix)) localStorage.removeItem(key)
}

const namesOf = (begin: string): string[] => Object.keys(localStorage).filter(name => name.startsWith(begin))

const asItIs = <T>(value: T): T => value

function read(key: string): unknown {
  try {
    const text = localStorage.getItem(key)
    return text ? (JSON.parse(text) as Kept).value : undefined
  } catch {
    return undefined
  }
}

/** A full or forbidden store must not keep anybody from writing. */
function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), value } satisfies Kept))
    const all = namesOf(prefix)
    if (all.length > most) for (const old of all.sort((a, b) => age(a) - age(b)).slice(0, all.length - most)) localStorage.removeItem(old)
  } catch {
    return
  }
}

const age = (key: string): number => {
  const at: unknown = JSON.parse(localStorage.getItem(key) ?? '{}').at
  return typeof at === 'number' ? at : 0
}

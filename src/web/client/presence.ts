import { useEffect, useSyncExternalStore } from 'react'
import { useMe } from './context.tsx'
import { ask } from './request.ts'
import type { Present } from './shapes.ts'

/** Who looks at which record now, as the event stream says it. */
const here = new Map<string, readonly Present[]>()
const listeners = new Set<() => void>()
const nobody: readonly Present[] = []
const keyOf = (type: string, id: string) => `${type} ${id}`

export function hear({ type, id, people }: { type: string; id: string; people: readonly Present[] }): void {
  here.set(keyOf(type, id), people)
  for (const listener of listeners) listener()
}

const listen = (changed: () => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

/** Tells the others that I am here, and gives who else is. */
export function usePresence(type: string, id: string | undefined, doing: Present['doing']): readonly Present[] {
  const me = useMe().id
  useEffect(() => {
    if (!id) return
    const tell = () => {
      if (document.visibilityState === 'visible') void ask('/presence', { method: 'PUT', body: { type, id, doing } }).catch(() => {})
    }
    tell()
    const timer = setInterval(tell, 20_000)
    return () => clearInterval(timer)
  }, [type, id, doing])
  useEffect(() => {
    if (!id) return
    return () => void ask('/presence', { method: 'DELETE', query: { type, id } }).catch(() => {})
  }, [type, id])
  const people = useSyncExternalStore(listen, () => (id ? here.get(keyOf(type, id)) : undefined) ?? nobody)
  return people.filter(p => p.id !== me)
}

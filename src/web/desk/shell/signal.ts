import { useSyncExternalStore } from 'react'

/** A switch that anything may throw and that one component watches, such as "the palette is open". */
export function signal() {
  let on = false
  const listeners = new Set<() => void>()
  const set = (next: boolean) => {
    on = next
    for (const listener of listeners) listener()
  }
  const listen = (changed: () => void) => {
    listeners.add(changed)
    return () => void listeners.delete(changed)
  }
  return { set, open: () => set(true), close: () => set(false), use: () => useSyncExternalStore(listen, () => on) }
}

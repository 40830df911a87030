import { useSyncExternalStore } from 'react'

/** The transition whose form is open on the record page. The buttons, the composer and the palette can all open it. */
export interface Asking {
  readonly id: string
  readonly transition: string
  /** Words already written in the composer. */
  readonly comment?: string
  /** Told when it was done with those words. */
  readonly sent?: () => void
}

let now: Asking | undefined
const listeners = new Set<() => void>()

const listen = (changed: () => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

export const asking = {
  set(next: Asking | undefined): void {
    now = next
    for (const listener of listeners) listener()
  },
  use: (): Asking | undefined => useSyncExternalStore(listen, () => now),
}

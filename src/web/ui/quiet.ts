import { useSyncExternalStore } from 'react'

let quiet = false
const listeners = new Set<() => void>()

/** Told once per page load, when what matters most has been asked for and drawn. */
function settle(): void {
  quiet = true
  for (const listener of listeners) listener()
}

function listen(changed: () => void): () => void {
  if (!quiet && listeners.size === 0) setTimeout(settle, 350)
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

/** Whether the page has come to rest after loading: what is only nice to have waits for it. */
export const useQuiet = (): boolean =>
  useSyncExternalStore(
    listen,
    () => quiet,
    () => false,
  )

import type { ReactNode } from 'react'
import { useAlive } from '../client/alive.ts'

/** What can be read at once, and touched once it is alive; `early`, where all of it works without. */
export function Living({ children, early = false }: { children: ReactNode; early?: boolean }) {
  const alive = useAlive()
  return <div inert={!alive && !early}>{children}</div>
}

import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import type { IconName } from '../../ui/index.ts'

/** Something the palette offers. */
export interface Command {
  /** Where names may be alike. */
  readonly id?: string
  readonly name: string
  /** Under which heading. */
  readonly group: string
  readonly run: () => void
  readonly icon?: IconName
  readonly keys?: string
  /** Before its name: a record's number. */
  readonly hint?: string
  /** After its name: a state. */
  readonly end?: ReactNode
}

let offered: readonly Command[] = []
const listeners = new Set<() => void>()

const set = (next: readonly Command[]) => {
  offered = next
  for (const listener of listeners) listener()
}

const listen = (changed: () => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

/** Offers commands while the component is there. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  const names = commands.map(c => `${c.group} ${c.name}`).join('|')
  useEffect(() => {
    if (names === '') return
    const mine = latest.current.map(c => ({ ...c, run: () => latest.current.find(l => l.name === c.name)?.run() }))
    set([...mine, ...offered])
    return () => set(offered.filter(c => !mine.includes(c)))
  }, [names])
}

export const useOffered = (): readonly Command[] => useSyncExternalStore(listen, () => offered)

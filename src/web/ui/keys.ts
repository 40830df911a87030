import { useEffect, useRef, useSyncExternalStore } from 'react'

/** A key or two in a row (`g i`), `mod` standing for Ctrl or Cmd: `mod+k`. */
export interface Shortcut {
  readonly keys: string
  readonly label: string
  readonly group: string
  readonly run: (event: KeyboardEvent) => void
  /** Also while typing and above dialogs. */
  readonly always?: boolean
}

let known: readonly Shortcut[] = []
const listeners = new Set<() => void>()

const set = (next: readonly Shortcut[]) => {
  known = next
  for (const listener of listeners) listener()
}

/** Listens for keys while the component is there. Those added last win. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  const names = shortcuts.map(s => `${s.keys} ${s.label}`).join('|')
  useEffect(() => {
    if (names === '') return
    const mine = latest.current.map(s => ({ ...s, run: (event: KeyboardEvent) => latest.current.find(l => l.keys === s.keys)?.run(event) }))
    set([...mine, ...known])
    return () => set(known.filter(k => !mine.includes(k)))
  }, [names])
}

const listen = (changed: () => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

/** Every key that does something now, for the page that tells them. */
export const useKnownShortcuts = (): readonly Shortcut[] => useSyncExternalStore(listen, () => known)

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !/^(checkbox|radio|button)$/.test((target as HTMLInputElement).type)
const covered = () => document.querySelector('[role="dialog"], [role="menu"], [role="alertdialog"]') !== null

export const pressed = (event: KeyboardEvent): string => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key))
  return [(event.ctrlKey || event.metaKey) && 'mod', event.altKey && 'alt', shift && 'shift', key].filter(Boolean).join('+')
}

let before: { readonly key: string; readonly at: number } | undefined

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const key = pressed(event)
  const free = !typing(event.target) && !covered()
  const sequence = before && event.timeStamp - before.at < 900 ? `${before.key} ${key}` : undefined
  const shortcut = known.find(s => s.keys === sequence && free) ?? known.find(s => s.keys === key && (free || s.always))
  before = free && !shortcut && event.key.length === 1 ? { key, at: event.timeStamp } : undefined
  if (!shortcut) return
  event.preventDefault()
  shortcut.run(event)
}

/** Starts listening; once per page. */
export function listenForKeys(): () => void {
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

/** As the keyboard at hand prints it. */
export const printed = (keys: string): readonly string[] =>
  keys.split(' ').map(k =>
    k
      .split('+')
      .map(print)
      .join(apple ? '' : '+'),
  )
const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
const print = (key: string): string =>
  ({ mod: apple ? '⌘' : 'Ctrl', shift: apple ? '⇧' : 'Shift', alt: 'Alt', Enter: '↵', Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' })[key] ?? key.toUpperCase()

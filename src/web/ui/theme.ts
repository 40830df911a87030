import { useSyncExternalStore } from 'react'

/** Light, dark, or what the system says. */
export type Theme = 'light' | 'dark' | 'system'

const key = 'mainstay.theme'
const listeners = new Set<() => void>()

export const currentTheme = (): Theme => {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function setTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(key)
  else localStorage.setItem(key, theme)
  wearTheme()
  for (const listener of listeners) listener()
}

/** Applies what was chosen; called before anything is drawn. */
export function wearTheme(): void {
  const theme = currentTheme()
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

const listen = (changed: () => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

export const useTheme = (): Theme => useSyncExternalStore(listen, currentTheme, () => 'system')

import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { Palette } from '../palette/palette.tsx'
import { Nav } from './nav.tsx'
import { TopBar } from './top-bar.tsx'
import { useGlobalKeys } from './global-keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { useShellText } from './words.ts'
import './shell.css'

/** What stays while pages change: the ways to go, and the page's place. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useShellText()
  const main = useRef<HTMLElement>(null)
  const [path] = useLocation()
  const first = useRef(true)
  useGlobalKeys()
  useEffect(() => {
    if (!first.current && path) main.current?.focus()
    first.current = false
  }, [path])
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Nav />
      <TopBar />
      <main ref={main} id="main" className="shell-main" tabIndex={-1}>
        {children}
      </main>
      <Palette />
      <KeysHelp />
    </div>
  )
}

import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { usePortalText } from '../words.ts'
import { Notices } from './notices.tsx'
import { PinnedNotices } from './pinned.tsx'
import { Tabs } from './tabs.tsx'
import './shell.css'

/** What stays while pages change: the ways to go, what is wrong with the connection, and the page's place. */
export function Shell({ children }: { children: ReactNode }) {
  const t = usePortalText()
  const main = useRef<HTMLElement>(null)
  useArrival(main)
  return (
    <div className="portal">
      <a className="portal-skip" href="#main">
        {t('skip')}
      </a>
      <Tabs />
      <PinnedNotices />
      <Notices />
      <main ref={main} id="main" className="portal-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

/** A new page is read from its top; going back keeps the place, which the browser knows. */
function useArrival(main: React.RefObject<HTMLElement | null>): void {
  const [path] = useLocation()
  const before = useRef(path)
  const wentBack = useRef(false)
  useEffect(() => {
    const note = () => (wentBack.current = true)
    addEventListener('popstate', note)
    return () => removeEventListener('popstate', note)
  }, [])
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    main.current?.focus({ preventScroll: true })
    if (!wentBack.current) scrollTo(0, 0)
    wentBack.current = false
  }, [path, main])
}

import { Dialog as Base } from '@base-ui/react/dialog'
import { useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { IconButton } from '../../ui/index.ts'
import { openPalette } from '../palette/open.ts'
import { DeskBell } from './desk-bell.tsx'
import { Nav } from './nav.tsx'
import { useShellText } from './words.ts'

/** On narrow screens: the way to the navigation, which then slides in. */
export function TopBar() {
  const t = useShellText()
  const [open, setOpen] = useState(false)
  const [path] = useLocation()
  const search = useSearch()
  const here = `${path}?${search}`
  useEffect(() => {
    if (here) setOpen(false)
  }, [here])
  return (
    <header className="top">
      <Base.Root open={open} onOpenChange={setOpen}>
        <Base.Trigger render={<IconButton icon="menu" label={t('menu')} />} />
        <Base.Portal>
          <Base.Backdrop className="shade" />
          <Base.Popup className="nav-sheet" aria-label={t('menu')}>
            <Nav />
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
      <Link href="/work" className="nav-brand">
        <img src="/mark.svg" alt="" />
        Mainstay
      </Link>
      <DeskBell />
      <IconButton icon="search" label={t('find')} onClick={openPalette} />
    </header>
  )
}

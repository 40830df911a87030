import { Menu as Base } from '@base-ui/react/menu'
import { type ReactElement, type ReactNode, useState } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import './popup.css'

interface MenuProps {
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'bottom' | 'top' | 'right'
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

export function Menu({ trigger, children, align = 'start', side = 'bottom', open, onOpenChange }: MenuProps) {
  const [at, setAt] = useState<HTMLElement | null>(null)
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <Base.Trigger ref={setAt} render={trigger} />
      <Base.Portal container={landmarkOf(at)}>
        <Base.Positioner className="popup-layer" positionMethod="fixed" sideOffset={5} align={align} side={side} collisionPadding={8}>
          <Base.Popup className="popup">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Where its button is, so that who moves by landmarks meets the menu there; dialogs keep theirs apart. */
const landmarkOf = (at: HTMLElement | null): HTMLElement | undefined =>
  at?.closest('[role=dialog]') ? undefined : (at?.closest<HTMLElement>('main, nav') ?? undefined)

interface MenuItemProps {
  readonly children: ReactNode
  readonly icon?: IconName
  readonly end?: ReactNode
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly onClick?: () => void
  /** A link instead of an act. */
  readonly href?: string
  readonly download?: boolean
}

export function MenuItem({ children, icon, end, danger, disabled, onClick, href, download }: MenuItemProps) {
  const inner = (
    <>
      {icon && <Icon name={icon} />}
      <span className="grow">{children}</span>
      {end}
    </>
  )
  const className = classes('menu-item', danger && 'is-danger')
  if (href) {
    return (
      // biome-ignore lint/a11y/useAnchorContent: the item's children stand in it
      <Base.LinkItem className={className} render={<a href={href} {...(download ? { download: true } : {})} />}>
        {inner}
      </Base.LinkItem>
    )
  }
  return (
    <Base.Item className={className} {...(disabled ? { disabled } : {})} {...(onClick ? { onClick } : {})}>
      {inner}
    </Base.Item>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="menu-label">{children}</div>
}

export function MenuLine() {
  return <Base.Separator className="menu-line" />
}

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes.ts'
import './popup.css'

interface PopoverProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** The button it hangs on; or the element, where something else decides when it opens. */
  readonly trigger?: ReactElement
  readonly anchor?: HTMLElement | null
  /** Names it for screen readers. */
  readonly label: string
  readonly children: ReactNode
  readonly roomy?: boolean
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'bottom' | 'top' | 'left' | 'right'
}

export function Popover({ open, onOpenChange, trigger, anchor, label, children, roomy, align = 'start', side = 'bottom' }: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner className="popup-layer" sideOffset={5} align={align} side={side} collisionPadding={8} {...(anchor ? { anchor } : {})}>
          <Base.Popup className={classes('popup', roomy && 'is-roomy')} aria-label={label} {...(anchor ? { finalFocus: () => anchor } : {})}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

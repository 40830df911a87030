import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import { useUiText } from './words.ts'
import './popup.css'

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly children: ReactNode
  readonly foot?: ReactNode
  readonly wide?: boolean
  /** What is focused first; the first thing that can be otherwise. */
  readonly focus?: RefObject<HTMLElement | null>
}

export function Dialog({ open, onClose, title, children, foot, wide, focus }: DialogProps) {
  const t = useUiText()
  return (
    <Base.Root open={open} onOpenChange={now => !now && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="shade" />
        <Base.Popup className={classes('dialog', wide && 'is-wide')} {...(focus ? { initialFocus: focus } : {})}>
          <div className="dialog-head">
            <Base.Title>{title}</Base.Title>
            <Base.Close render={<IconButton icon="close" label={t('close')} small />} />
          </div>
          <div className="dialog-body">{children}</div>
          {foot && <div className="dialog-foot">{foot}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

import { useSyncExternalStore } from 'react'
import { isProblem } from '../client/problem.ts'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { sayUi, useUiText } from './words.ts'
import './toast.css'

export interface ToastShape {
  readonly text: string
  readonly more?: string
  readonly fault?: boolean
  /** Offered for as long as the toast is there. */
  readonly undo?: () => void
  readonly act?: { readonly label: string; readonly run: () => void }
}

interface Shown extends ToastShape {
  readonly id: number
}

let shown: readonly Shown[] = []
let last = 0
const listeners = new Set<() => void>()

const show = (next: readonly Shown[]) => {
  shown = next
  for (const listener of listeners) listener()
}

const hide = (id: number) => show(shown.filter(t => t.id !== id))

/** Says in passing what happened; faults stay longer. At most three at a time. */
export function toast(what: string | ToastShape): void {
  const one: Shown = { ...(typeof what === 'string' ? { text: what } : what), id: ++last }
  show([...shown.slice(-2), one])
  setTimeout(() => hide(one.id), one.fault ? 12_000 : one.undo || one.act ? 8000 : 4500)
}

/** Says what a failed request answered. */
export function toastProblem(error: unknown): void {
  if (!isProblem(error)) toast({ text: sayUi('failed'), fault: true })
  else if (error.status === 0) toast({ text: sayUi('offline'), more: sayUi('offlineHelp'), fault: true })
  else if (error.status >= 500) toast({ text: sayUi('broken'), more: sayUi('brokenHelp'), fault: true })
  else toast({ text: error.title, ...(error.message === error.title ? {} : { more: error.message }), fault: true })
}

const current = () => shown

const listen = (changed: () => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

/** Where toasts appear; once per page. */
export function Toasts() {
  const toasts = useSyncExternalStore(listen, current, current)
  const t = useUiText()
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(one => (
        <div key={one.id} className={classes('toast', one.fault && 'is-fault')}>
          {one.fault && <Icon name="warning" />}
          <p>
            {one.text}
            {one.more && <small>{one.more}</small>}
          </p>
          <ToastActs one={one} />
          <button type="button" aria-label={t('dismiss')} onClick={() => hide(one.id)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  )
}

function ToastActs({ one }: { one: Shown }) {
  const t = useUiText()
  const act = one.act ?? (one.undo && { label: t('undo'), run: one.undo })
  if (!act) return null
  const run = () => {
    hide(one.id)
    act.run()
  }
  return (
    <button type="button" onClick={run}>
      {act.label}
    </button>
  )
}

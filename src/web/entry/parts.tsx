import { type ReactNode, useEffect, useRef } from 'react'
import { isProblem } from '../client/problem.ts'
import { Icon } from '../ui/icon.tsx'
import { useEntryText } from './words.ts'

/** One of the pages: its heading, which also names the browser's tab, and what is to be done. */
export function EntryPage({ title, help, children }: { title: string; help?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Mainstay`
  }, [title])
  return (
    <div className="entry-page">
      <h1>{title}</h1>
      {help && <p className="entry-help">{help}</p>}
      {children}
    </div>
  )
}

/** Why it did not work, and what to do. Read out as soon as it appears. */
export function Refusal({ title, children }: { title: ReactNode; children?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  // In braces: newer browsers give a promise, which is no clean-up.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={box} className="refusal" role="alert">
      <Icon name="warning" />
      <p>
        <b>{title}</b>
        {children && <span>{children}</span>}
      </p>
    </div>
  )
}

/** What a failed request says, unless it says it at a field. */
export function RefusalOf({ error, shown = [] }: { error: unknown; shown?: readonly string[] }) {
  const t = useEntryText()
  if (!error) return null
  if (isProblem(error, 0)) return <Refusal title={t('offline')}>{t('offlineHelp')}</Refusal>
  if (isProblem(error, 429)) return <Refusal title={t('tooMany')}>{error.message}</Refusal>
  if (isProblem(error) && error.status < 500) {
    if (error.faults.length > 0 && error.faults.every(f => shown.includes(f.field))) return null
    return <Refusal title={t('failed')}>{error.message}</Refusal>
  }
  return <Refusal title={t('broken')}>{t('brokenHelp')}</Refusal>
}

const email = /^[^\s@]+@[^\s@]+$/

/** What is wrong with an address before anybody is asked. */
export function useEmailFault(): (address: string) => string | undefined {
  const t = useEntryText()
  return address => (address.trim() === '' ? t('needEmail') : email.test(address.trim()) ? undefined : t('oddEmail'))
}

/** After a refused try, the first marked field is where one goes on. */
export function useFirstFault(marked: boolean) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (marked) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [marked])
  return form
}

import { type ReactNode, useEffect } from 'react'
import './page.css'

/** A page's heading with its acts; also names the browser's tab. */
export function PageBar({ title, children }: { title: string; children?: ReactNode }) {
  useTitle(title)
  return (
    <header className="bar">
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </header>
  )
}

export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Mainstay` : 'Mainstay'
  }, [title])
}

import type { ReactNode } from 'react'

/** A part of the editor under its heading. */
export function Part({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <section className="sheet editor-part">
      <h2>{title}</h2>
      {help && <p className="field-help">{help}</p>}
      {children}
    </section>
  )
}

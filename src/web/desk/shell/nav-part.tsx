import { type ReactNode, type ToggleEvent, useState } from 'react'

interface NavPartProps {
  /** By which it is remembered whether it was folded. */
  readonly name: string
  readonly label: string
  /** Folded until somebody opens it. */
  readonly folded?: boolean
  readonly children: ReactNode
}

const memory = (name: string) => `nav.${name}`

/** A part of the navigation that can be folded, and stays as it was left. */
export function NavPart({ name, label, folded = false, children }: NavPartProps) {
  const [open, setOpen] = useState(() => (localStorage.getItem(memory(name)) ?? (folded ? 'folded' : 'open')) === 'open')
  const toggled = ({ currentTarget }: ToggleEvent<HTMLDetailsElement>) => {
    setOpen(currentTarget.open)
    localStorage.setItem(memory(name), currentTarget.open ? 'open' : 'folded')
  }
  return (
    <details className="nav-part" open={open} onToggle={toggled}>
      <summary>
        <h2>{label}</h2>
      </summary>
      {children}
    </details>
  )
}

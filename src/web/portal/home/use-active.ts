import { useState } from 'react'

export interface Active {
  /** Of the element; undefined while the keyboard is in the box. */
  readonly id: string | undefined
  /** To the next or the one before; past either end back into the box. */
  readonly move: (by: 1 | -1) => void
  /** Opens it; false where none is. */
  readonly open: () => boolean
}

/** Which of the answers in a list the keyboard is at, while it stays in the box above (ARIA: combobox). */
export function useActive(list: string, words: string): Active {
  // With other words there are other answers, and the keyboard is in the box again.
  const [at, setAt] = useState<{ readonly words: string; readonly id: string | undefined }>()
  const id = at?.words === words ? at.id : undefined
  const options = () => [...(document.getElementById(list)?.querySelectorAll<HTMLElement>('[role=option]') ?? [])]
  return {
    id,
    move: by => {
      const all = options()
      const place = all.findIndex(option => option.id === id)
      const next = place < 0 && by < 0 ? all.at(-1) : all[place + by]
      setAt({ words, id: next?.id })
      next?.scrollIntoView({ block: 'nearest' })
    },
    open: () => {
      const option = options().find(one => one.id === id)
      option?.click()
      return option !== undefined
    },
  }
}

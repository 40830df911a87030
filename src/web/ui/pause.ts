import { useEffect, useState } from 'react'

/** The value as it was when it last stood still for so long: what is typed is not asked for letter by letter. */
export function usePause<T>(value: T, milliseconds = 140): T {
  const [held, setHeld] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setHeld(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return held
}

import { useRef, useState } from 'react'
import { type Row, type TypeShape, useChange } from '../../../web/client/index.ts'

type Values = Readonly<Record<string, unknown>>

/** Fields of the item itself: each takes effect as soon as it is chosen. */
export function useWho(type: TypeShape, row: Row, fields: readonly string[]) {
  const save = useChange(type)
  const [values, setValues] = useState<Values>(() => Object.fromEntries(fields.map(name => [name, row[name]])))
  const kept = useRef(values)
  const change = (next: Values) => {
    setValues(next)
    const changed = Object.entries(next).filter(([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(kept.current[name] ?? null))
    if (changed.length === 0) return
    kept.current = next
    save.mutate({ id: row.id, fields: Object.fromEntries(changed) })
  }
  return { values, change, error: save.error }
}

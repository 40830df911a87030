import { useEffect, useMemo } from 'react'
import { type TypeShape, useRows, useType } from '../../client/index.ts'

const memory = 'mainstay.clocked'
const remembered = (): readonly string[] => (localStorage.getItem(memory) ?? '').split(',').filter(name => name !== '')

/** Promises are made about work; see `hasClocks` of the engine. */
export const mayHaveClocks = (type: TypeShape): boolean => type.work !== undefined && type.states !== undefined

/**
 * The record types that service levels are made for: of others nobody asks for clocks. What was known last stands until the server has
 * answered, so that no column comes late.
 */
export function useClocked(): ReadonlySet<string> {
  const level = useType('serviceLevel')
  const rows = useRows(level, { filter: "state != 'draft'", fields: 'recordType', limit: 200, count: false })
  const names = rows.data && [...new Set(rows.data.items.map(row => String(row.recordType)))].sort().join()
  useEffect(() => {
    if (names !== undefined) localStorage.setItem(memory, names)
  }, [names])
  return useMemo(() => new Set(level === undefined ? [] : names === undefined ? remembered() : names.split(',')), [names, level])
}

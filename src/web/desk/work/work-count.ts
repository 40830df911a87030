import { useQueries } from '@tanstack/react-query'
import { countQuery, useModel } from '../../client/index.ts'
import { useQuiet } from '../../ui/index.ts'
import { type Scope, scopeFilter } from './scope.ts'

/** How much work there is over all types, as the sum of their counts. */
export function useWorkCount(scope: Scope): number | undefined {
  const { types } = useModel()
  const asked = types.flatMap(type => {
    const filter = scopeFilter(type, scope)
    return filter ? [{ type, filter }] : []
  })
  const quiet = useQuiet()
  const counts = useQueries({
    queries: asked.map(({ type, filter }) => ({ ...countQuery(type.name, filter), enabled: quiet })),
  })
  if (counts.some(c => c.data === undefined)) return undefined
  return counts.reduce((sum, c) => sum + (c.data ?? 0), 0)
}

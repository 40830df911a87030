import { useType } from '../../client/context.tsx'
import { useCountOf } from '../../client/lists.ts'

/** How much waits for my yes or no. */
export const useWaiting = (): number => useCountOf(useType('approval'), `waitsFor.contains(me) && state in ['requested', 'needInformation']`).data ?? 0

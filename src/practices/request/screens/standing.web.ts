import { useQuery } from '@tanstack/react-query'
import type { FormToAsk } from '../../../engines/forms/index.server.ts'
import type { Said } from '../../../engines/forms/index.ts'
import { ask, keys } from '../../../web/client/index.ts'
import { useDates } from '../../../web/text/index.ts'
import type { Stage } from '../stage.ts'
import type { Mark } from '../tracker.ts'
import { useShopText } from './words.web.ts'

/** Where an ordered item stands, as the server says it. */
export interface StandingShape {
  /** By which it is asked for again when the item changes. */
  readonly id: string
  readonly stage: Stage
  readonly path: readonly Mark[]
  readonly with: { readonly people: readonly string[]; readonly group: string | null; readonly since: string }
  readonly quantity: number
  readonly deliveredQuantity: number
  readonly form: FormToAsk | null
  readonly answers: Readonly<Record<string, unknown>>
  readonly said: readonly Said[]
  readonly may: { readonly cancel: boolean; readonly change: boolean }
}

/** Asked again whenever the item changes. */
export const useStanding = (id: string) =>
  useQuery({
    queryKey: [...keys.record('requestItem', id), 'standing'],
    queryFn: ({ signal }) => ask<StandingShape>(`/request-items/${id}/standing`, { signal }),
    staleTime: 10_000,
  })

/** Who has it, in a sentence; nothing where it is over. */
export function useHolder(): (standing: StandingShape) => string | undefined {
  const t = useShopText()
  const dates = useDates()
  return ({ stage, with: { people, group, since }, path }) => {
    if (!path.some(({ state }) => state === 'here')) return undefined
    const when = t('since', { when: dates.short(since) })
    if (stage === 'waitingForApproval') return people.length > 0 ? `${t('waitsFor', { name: people.join(', ') })}, ${when}` : t('waitsForSomebody')
    if (people.length > 0) return `${t('with', { name: people.join(', ') })}, ${when}`
    return group === null ? t('withNobody') : `${t('withGroup', { group })}, ${when}`
  }
}

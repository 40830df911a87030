import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../../../client/index.ts'
import { toast, toastProblem } from '../../../ui/index.ts'
import type { Jobs } from './shapes.ts'
import { useJobsText } from './words.ts'

const key = ['jobs']
const lookEvery = 5000

/** How background work stands, looked at every few seconds; further pages hold more of what was given up. */
export const useJobs = () =>
  useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask<Jobs>('/jobs', { query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    refetchInterval: lookEvery,
  })

export function useSettle() {
  const t = useJobsText()
  const client = useQueryClient()
  const shared = { onError: toastProblem, onSettled: () => client.invalidateQueries({ queryKey: key }) }
  const retry = useMutation({
    ...shared,
    mutationFn: (id: string) => ask<void>(`/jobs/${id}/retry`, { method: 'POST', body: {} }),
    onSuccess: () => toast(t('retried')),
  })
  const discard = useMutation({
    ...shared,
    mutationFn: (id: string) => ask<void>(`/jobs/${id}/discard`, { method: 'POST', body: {} }),
    onSuccess: () => toast(t('discarded')),
  })
  const retryAll = useMutation({
    ...shared,
    mutationFn: (name: string) => ask<{ retried: number }>('/jobs/retry', { method: 'POST', body: { name } }),
    onSuccess: ({ retried }) => toast(t('retriedAll', { count: retried })),
  })
  return { retry, discard, retryAll }
}

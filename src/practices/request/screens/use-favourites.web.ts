import { useCreate, useRemove, useRows, useType } from '../../../web/client/index.ts'
import type { TypeShape } from '../../../web/client/index.ts'
import { randomName } from '../../../web/portal/parts/random-name.ts'
import { toastProblem } from '../../../web/ui/toast.tsx'

/** What the person keeps at hand. */
export function useFavourites() {
  const type = useType('favourite')
  const { data } = useRows(type, { fields: 'item', limit: 200 })
  return { of: (item: string) => data?.items.find(one => one.item === item)?.id, type }
}

export function useKeepAtHand(type: TypeShape) {
  const create = useCreate(type)
  const remove = useRemove(type)
  return {
    busy: create.isPending || remove.isPending,
    keep: (item: string) => create.mutate({ fields: { item }, key: randomName() }, { onError: toastProblem }),
    drop: (id: string) => remove.mutate(id, { onError: toastProblem }),
  }
}

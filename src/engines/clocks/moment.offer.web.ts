import type { ComponentProps } from 'react'
import { useModel } from '../../web/client/context.tsx'
import type { Offer } from '../../web/fields.ts'
import { useSay } from '../../web/text/index.ts'

/** Dates and times of the records that a service level is for. */
function Items({ row, children }: ComponentProps<Offer['Items']>) {
  const say = useSay()
  const type = useModel().types.find(one => one.name === row.recordType)
  const moments = Object.entries(type?.fields ?? {}).filter(([, field]) => field.kind === 'dateTime')
  return children(moments.map(([value, field]) => ({ value, title: say(field.label) })))
}

export default { Items } satisfies Offer

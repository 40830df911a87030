import type { ComponentProps } from 'react'
import { useModel } from '../../web/client/context.tsx'
import type { Offer } from '../../web/fields.ts'
import { useSay } from '../../web/text/index.ts'

/** Types of record that promises can be made about. */
function Items({ children }: ComponentProps<Offer['Items']>) {
  const say = useSay()
  const types = useModel().types.filter(type => type.work !== undefined && type.states !== undefined)
  return children(types.map(type => ({ value: type.name, title: say(type.label.many) })))
}

export default { Items } satisfies Offer

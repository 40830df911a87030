import type { ComponentProps } from 'react'
import { useModel } from '../../web/client/context.tsx'
import type { Offer } from '../../web/fields.ts'
import { useSay } from '../../web/text/index.ts'

const ours = new Set(['flow', 'flowVersion', 'flowRun', 'flowSecret'])

/** Types of record that a flow can be run for. */
function Items({ children }: ComponentProps<Offer['Items']>) {
  const say = useSay()
  const types = useModel().types.filter(type => type.states !== undefined && !ours.has(type.name))
  return children(types.map(type => ({ value: type.name, title: say(type.label.many) })))
}

export default { Items } satisfies Offer

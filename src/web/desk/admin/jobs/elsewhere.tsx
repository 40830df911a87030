import { Link } from 'wouter'
import { type TypeShape, useCountOf, useModel } from '../../../client/index.ts'
import { useNumber, useSay } from '../../../text/index.ts'
import { Tag } from '../../../ui/index.ts'
import { useJobsText } from './words.ts'

/** Records that were given up and wait for somebody, each in a list of its own; by name, since not every desk has all of them. */
const waiting = [
  { type: 'webhookDelivery', state: 'dead' },
  { type: 'outgoingMail', state: 'failed' },
  { type: 'automation', state: 'parked' },
] as const

export function Elsewhere() {
  const t = useJobsText()
  const { types } = useModel()
  const there = waiting.flatMap(({ type: name, state }) => {
    const type = types.find(one => one.name === name && one.states?.[state])
    return type ? [{ type, state }] : []
  })
  if (there.length === 0) return null
  return (
    <section>
      <h2 className="admin-heading">{t('elsewhere')}</h2>
      <ul className="admin-list">
        {there.map(({ type, state }) => (
          <Waiting key={type.name} type={type} state={state} />
        ))}
      </ul>
    </section>
  )
}

function Waiting({ type, state }: { type: TypeShape; state: string }) {
  const say = useSay()
  const number = useNumber()
  const filter = `state == '${state}'`
  const count = useCountOf(type, filter)
  const word = type.states?.[state]
  return (
    <li>
      <Link href={`/${type.path}?filter=${encodeURIComponent(filter)}`}>
        <b>{say(type.label.many)}</b>
        <span>
          {count.data ? <Tag tone="critical">{number(count.data)}</Tag> : number(0)} {word && say(word)}
        </span>
      </Link>
    </li>
  )
}

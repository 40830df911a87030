import { Link } from 'wouter'
import type { TypeShape } from '../../client/index.ts'
import { useCount } from '../../text/index.ts'
import { buttonClass, Icon } from '../../ui/index.ts'
import { listOf } from '../list/list-memory.ts'
import { useRecordText } from './words.ts'

/** Where the record stands in the list one came from, and its neighbours. */
export function neighbours(type: TypeShape, address: string) {
  const list = listOf(type.name)
  const at = list?.addresses.indexOf(address) ?? -1
  if (!list || at < 0) return undefined
  return { at, count: list.count ?? list.addresses.length, previous: list.addresses[at - 1], next: list.addresses[at + 1], search: list.search }
}

export function Place({ type, address }: { type: TypeShape; address: string }) {
  const t = useRecordText()
  const count = useCount()
  const place = neighbours(type, address)
  if (!place) return null
  return (
    <span className="record-place num">
      <Step to={place.previous && `/${type.path}/${place.previous}`} label={t('previous')} icon="left" />
      {t('place', { at: place.at + 1, count: count(place.count) })}
      <Step to={place.next && `/${type.path}/${place.next}`} label={t('next')} icon="right" />
    </span>
  )
}

function Step({ to, label, icon }: { to: string | undefined; label: string; icon: 'left' | 'right' }) {
  const className = buttonClass('quiet', true, 'is-square')
  if (!to)
    return (
      <button type="button" className={className} disabled aria-label={label}>
        <Icon name={icon} size={14} />
      </button>
    )
  return (
    <Link href={to} className={className} aria-label={label} title={label}>
      <Icon name={icon} size={14} />
    </Link>
  )
}

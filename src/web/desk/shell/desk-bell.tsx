import { useLocation } from 'wouter'
import { Bell } from '../../notices/bell.tsx'
import type { Notice } from '../../notices/use-notices.ts'

const placeOf = ({ type, address }: Notice) => type && `/${type.path}/${encodeURIComponent(address)}`

export function DeskBell() {
  const [, go] = useLocation()
  return <Bell placeOf={placeOf} go={go} />
}

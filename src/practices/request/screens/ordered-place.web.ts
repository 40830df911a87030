import { shopPlaces } from './places.web.ts'
import type { Placed } from './use-order.web.ts'

/** The page that says what came of an order. */
export function orderedPlace({ requests, created }: Placed): string {
  const known = [...requests.map(({ number }) => ['request', number] as const), ...created.map(({ type, number, id }) => [type, number ?? id] as const)]
  return `${shopPlaces.ordered}?${new URLSearchParams(known.map(([name, value]) => [name, value]))}`
}

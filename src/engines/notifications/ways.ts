import { type Event, isEvent, shippedWays, type Ways } from './events.ts'
import type { QuietHours } from './quiet.ts'

interface Row {
  readonly event: string
  readonly app: boolean
  readonly mail: boolean
}

export interface Wishes {
  readonly ways: readonly Row[] | null
  readonly quietFrom: string | null
  readonly quietTo: string | null
}

/** How somebody hears of an event: as they say, else as the organisation says, else as it ships. */
export function waysFor(event: Event, own: Wishes | undefined, defaults: Wishes | undefined): Ways {
  const said = [own, defaults].map(wishes => wishes?.ways?.findLast(row => row.event === event)).find(row => row !== undefined)
  return said ? { app: said.app, mail: said.mail } : shippedWays[event]
}

/** The whole table of somebody, for the screen on which it is changed. */
export const allWays = (own: Wishes | undefined, defaults: Wishes | undefined) =>
  Object.fromEntries(Object.keys(shippedWays).flatMap(event => (isEvent(event) ? [[event, waysFor(event, own, defaults)]] : [])))

export const quietHoursOf = (own: Wishes | undefined, defaults: Wishes | undefined): QuietHours | undefined => hoursOf(own) ?? hoursOf(defaults)

const hoursOf = (wishes: Wishes | undefined): QuietHours | undefined =>
  wishes?.quietFrom && wishes.quietTo ? { from: wishes.quietFrom, to: wishes.quietTo } : undefined

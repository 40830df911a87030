/** Addresses of the portal's pages. Its home is `/` too, for whoever does not work at the desk. */
export const places = {
  home: '/portal',
  report: '/portal/report',
  sent: '/portal/sent',
  things: '/portal/things',
  news: '/portal/news',
  me: '/portal/me',
} as const

/** Where one of my things is: `/portal/things/incidents/INC0001001`. */
export const thingPlace = (path: string, address: string): string => `${places.things}/${path}/${address}`

export interface About {
  readonly words?: string
  readonly service?: string
}

/** The report, with what is known already. */
export function reportPlace({ words = '', service = '' }: About): string {
  const known = [
    ['about', words.trim()],
    ['service', service],
  ].filter(([, v]) => v !== '') as [string, string][]
  return known.length === 0 ? places.report : `${places.report}?${new URLSearchParams(known)}`
}

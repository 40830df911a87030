/** Addresses of the portal's pages. Its home is `/` too, for whoever does not work at the desk. */
export const places = {
  home: '/portal',
  catalogue: '/portal/catalogue',
  report: '/portal/report',
  sent: '/portal/sent',
  things: '/portal/things',
  approvals: '/portal/approvals',
  news: '/portal/news',
  articles: '/portal/articles',
  me: '/portal/me',
  topics: '/portal/topics',
  announcements: '/portal/announcements',
} as const

/** Where one of my things is: `/portal/things/incidents/INC0001001`. */
export const thingPlace = (path: string, address: string): string => `${places.things}/${path}/${address}`

/** Where an article is read, by its number or id. */
export const articlePlace = (address: string): string => `${places.articles}/${address}`

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

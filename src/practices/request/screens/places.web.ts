/** Addresses of the pages on which things are ordered. */
export const shopPlaces = {
  catalogue: '/portal/catalogue',
  cart: '/portal/cart',
  ordered: '/portal/ordered',
} as const

export const itemPlace = (id: string, line?: string): string => `${shopPlaces.catalogue}/${id}${line === undefined ? '' : `?line=${line}`}`

import type { QueryClient } from '@tanstack/react-query'
import type { Boot } from '../client/boot.ts'
import { prefetchRecord } from '../client/records.ts'
import { places } from './places.ts'

/** Whoever opens one of their things or an article by its address, from a mail, should not wait for the page before its words are asked for. */
export function askEarly(client: QueryClient, { model }: Boot): void {
  const [, path, address] = new RegExp(`^(?:${places.things}|/portal)/([^/]+)/([^/]+)$`).exec(location.pathname) ?? []
  const type = model.types.find(t => t.path === path)
  if (type && address) void prefetchRecord(client, type, decodeURIComponent(address))
}

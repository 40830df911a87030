import { hash } from 'node:crypto'

/**
 * The id of what a name stands for in a source: the same name gives the same id in every run, so that nothing is
 * made twice. UUID version 8 (RFC 9562, 5.8) of a SHA-256.
 */
export function idOf(source: string, kind: string, name: string): string {
  const hex = hash('sha256', JSON.stringify([source, kind, name]))
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A name as part of an address. Where letters were lost, some of its hash keeps it apart from others. */
export function slugOf(name: string): string {
  const plain = name.toLowerCase().replace(/ /g, '-')
  const slug = plain
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '')
  return slug === plain && slug.length <= 60 ? slug : `${slug.slice(0, 50)}-${hash('sha256', name).slice(0, 8)}`.replace(/^-/, 'x-')
}

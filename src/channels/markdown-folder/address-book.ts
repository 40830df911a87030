import { isPage, type Page } from './page.ts'

/** Where the links of a folder lead: to another page of it, to one of its files, or nowhere that is known. */
export interface AddressBook {
  readonly page: (target: string, from: string) => string | undefined
  readonly file: (target: string, from: string) => string | undefined
}

/** Pages are linked by their path with or without an ending, from the page's own folder or from the top, and by the addresses they say they have. */
export function addressBook(pages: readonly Page[], files: readonly string[]): AddressBook {
  const book = new Map<string, string>()
  const add = (address: string, path: string) => void (book.has(keyOf(address)) || book.set(keyOf(address), path))
  for (const { path } of pages) add(path, path)
  for (const { path } of pages) add(path.split('/').slice(1).join('/') || path, path)
  for (const { path, addresses } of pages) for (const address of addresses) add(address, path)
  const others = new Map(files.filter(path => !isPage(path)).map(path => [path.toLowerCase(), path]))
  return {
    page: (target, from) =>
      candidates(target, from)
        .map(c => book.get(keyOf(c)))
        .find(found => found !== undefined),
    file: (target, from) =>
      candidates(target, from)
        .map(c => others.get(c.toLowerCase()))
        .find(found => found !== undefined) ?? endingWith(target, others),
  }
}

const keyOf = (address: string): string =>
  address
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.(md|markdown|mdx|html?|njk|liquid)$/i, '')
    .replace(/(^|\/)index$/i, '')
    .replace(/\/+$/, '')
    .toLowerCase()

/** From the folder of the page, unless it begins at the top; and from the top. */
function candidates(target: string, from: string): string[] {
  const path = withoutRest(target)
  const top = path.replace(/^\/+/, '')
  return path.startsWith('/') ? [top] : [joined(from.split('/').slice(0, -1), top), joined(from.replace(/\.[^./]+$/, '').split('/'), top), top]
}

function withoutRest(target: string): string {
  const path = target.replace(/[?#].*$/s, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** `../` counts within the folder only: above its top is nothing. */
function joined(folder: readonly string[], path: string): string {
  const parts = [...folder]
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** Builders of sites keep pictures in folders of their own, that links do not name. */
function endingWith(target: string, files: ReadonlyMap<string, string>): string | undefined {
  const path = withoutRest(target)
    .replace(/^(\.?\.?\/)+/, '')
    .toLowerCase()
  return path === '' ? undefined : [...files].find(([known]) => known.endsWith(`/${path}`))?.[1]
}

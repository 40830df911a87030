export interface Heading {
  readonly level: number
  readonly text: string
  readonly id: string
}

/** The place of a heading in an address, as other Markdown tools make it: small letters, hyphens between words. */
export const slugOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]+/gu, '')
    .replace(/\s+/g, '-')

/** An address of its own that a heading names behind itself: `## Set up {#setup}`. */
const own = /[ \t]*\{#+([\p{L}\p{N}_-]+)\}[ \t]*$/u

/** The text without the addresses that headings name, and its headings with theirs; two that are alike get a number behind them. */
export function withHeadings(markdown: string): { readonly text: string; readonly headings: readonly Heading[] } {
  const headings: Heading[] = []
  const taken = new Map<string, number>()
  let fence: string | undefined
  const lines = markdown.split('\n').map(line => {
    const [, mark] = /^[ \t]*(```+|~~~+)/.exec(line) ?? []
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) fence = fence === undefined ? mark.slice(0, 3) : undefined
    const [, hashes, said] = /^(#{1,6})[ \t]+(.+?)[ \t]*#*$/.exec(line) ?? []
    if (fence !== undefined || hashes === undefined || said === undefined) return line
    const text = plainOf(said.replace(own, ''))
    const wanted = own.exec(said)?.[1] ?? slugOf(text)
    const times = taken.get(wanted) ?? 0
    taken.set(wanted, times + 1)
    headings.push({ level: hashes.length, text, id: times === 0 ? wanted : `${wanted}-${times}` })
    return `${hashes} ${said.replace(own, '')}`
  })
  return { text: lines.join('\n'), headings }
}

const plainOf = (markdown: string): string =>
  markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .replace(/\\(.)/g, '$1')
    .trim()

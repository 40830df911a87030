/** A line of an article that a block stands in for: `{{block: key}}`. */
const line = /^[ \t]*\{\{block:[ \t]*([a-z0-9-]{1,60})[ \t]*\}\}[ \t]*$/gim

/** Keys of the blocks that a text names, each once. */
export const blocksIn = (text: string): string[] => [...new Set([...text.matchAll(line)].map(found => (found[1] ?? '').toLowerCase()))]

/** The text with the blocks' texts in place of their names. What a block itself names is left as it is: blocks do not hold blocks. */
export const withBlocks = (text: string, bodies: ReadonlyMap<string, string>): string =>
  text.replace(line, (whole, key: string) => bodies.get(key.toLowerCase()) ?? whole)

export const blockKey = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

import { parse } from 'yaml'

export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>
  readonly body: string
  /** It is no page but a template by which a site's builder makes some. */
  readonly isTemplate: boolean
}

/** What stands before a page between two lines of `---`. @throws Error with words for what is wrong with it */
export function frontMatter(text: string): FrontMatter {
  const [, kind = '', head, body] = /^---([a-z]*)[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/.exec(text) ?? []
  if (head === undefined) return { values: {}, body: text, isTemplate: false }
  if (kind !== '' && kind !== 'yaml') return { values: {}, body: body ?? '', isTemplate: true }
  const values: unknown = parse(head, { maxAliasCount: 20 }) ?? {}
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw new Error('what stands between the --- lines is no list of names and values')
  return { values: values as Record<string, unknown>, body: body ?? '', isTemplate: false }
}

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : undefined

/** One text, or several. */
export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).flatMap(one => textOf(one) ?? [])

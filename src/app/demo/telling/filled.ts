import type { Words } from './story.ts'

/** The one of several texts whose turn it is, with its details filled in. */
export function filled(words: Words, turn: number, detail: (name: string) => string | undefined): string {
  const text = typeof words === 'string' ? words : (words[turn % words.length] ?? '')
  return text.replace(/\{(#?[\w-]+)\}/g, (_, name: string) => {
    const value = detail(name)
    if (value === undefined) throw new Error(`Nothing says what {${name}} is in: ${text}`)
    return value
  })
}

import { plain } from '../../words.ts'
import { german } from './de.ts'
import { english } from './en.ts'

/** Words that are used for the same thing, by each of them. */
const alike: ReadonlyMap<string, readonly string[]> = grouped([...lines(english), ...lines(german)])

function lines(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map(line => plain(line).split(' '))
}

function grouped(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const group of groups)
    for (const word of group) {
      const others = found.get(word) ?? new Set()
      for (const other of group) if (other !== word) others.add(other)
      found.set(word, others)
    }
  return new Map([...found].map(([word, others]) => [word, [...others]]))
}

/** Other words for it; none for most. */
export const alikeTo = (word: string): readonly string[] => alike.get(word) ?? []

/** All words that have others. */
export const wordsWithOthers = (): readonly string[] => [...alike.keys()]

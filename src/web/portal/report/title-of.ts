/** Longer than this nobody reads in a list. */
const longest = 110

/** What stands above a report: its first sentence, or as many of its words as fit. */
export function titleOf(words: string): string {
  const [line = ''] = words.trim().split(/\n/)
  const sentence = /^.{12,}?[.!?](?=\s)/u.exec(line)?.[0] ?? line
  const plain = sentence.replace(/\s+/g, ' ').replace(/\.$/, '').trim()
  return plain.length <= longest ? plain : `${plain.slice(0, longest).replace(/\s+\S*$/, '')} …`
}

/** The whole text, unless the title says it all. */
export function descriptionOf(words: string): string | null {
  const text = words.trim()
  const title = titleOf(words)
  return text === title || text === `${title}.` ? null : text
}

/** Works on a Markdown text but for its code, which stays as it is: fenced blocks, and spans within a line. */
export function outsideCode(text: string, work: (plain: string) => string): string {
  const parts = text.split(/(^[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t]*\2[`~]*[ \t]*$|`+[^`\n]+`+)/gm)
  // Split gives the text between, what was matched, and the fence that it was matched by.
  return parts.map((part, i) => (i % 3 === 0 ? work(part) : i % 3 === 1 ? part : '')).join('')
}

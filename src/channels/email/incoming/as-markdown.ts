/** Plain text as Markdown that shows it as it was written: records keep their conversation as Markdown. */

export interface Pictures {
  /** Where the attachment with this content id is shown; undefined leaves its mark in the text. */
  readonly urlOf?: (contentId: string) => string | undefined
}

/** Quotes with > become quotes; addresses of pages become links; `[cid:...]` becomes the picture. */
export function asMarkdown(text: string, pictures: Pictures = {}): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029\v\f]/g, '\n')
    .split('\n')
  return lines.map((line, at) => markdownLine(line, lines[at + 1], pictures)).join('\n')
}

function markdownLine(line: string, next: string | undefined, pictures: Pictures): string {
  const [, marks = '', rest = ''] = /^((?:[ \t]{0,3}>){0,10})(.*)$/s.exec(line) ?? []
  const quote = '> '.repeat(marks.replace(/[^>]/g, '').length)
  const said = rest.trim() === '' ? '' : indented(quote ? rest.replace(/^ /, '') : rest, pictures)
  // Two spaces keep the end of a line where its writer put it.
  const breaks = said !== '' && next !== undefined && next.trim() !== ''
  return `${quote}${said}${breaks ? '  ' : ''}`.replace(/^(?:> )+$/, marked => marked.trimEnd())
}

/** Spaces that a line begins with would make it code. */
function indented(line: string, pictures: Pictures): string {
  const [, space = '', rest = ''] = /^(\s*)(.*)$/s.exec(line) ?? []
  return '\u00a0'.repeat(Math.min(40, space.replaceAll('\t', '    ').length)) + escapeStart(inline(rest.trimEnd(), pictures))
}

const special = /https?:\/\/[^\s<>"'`\\()[\]{}|^]+|\[cid:([^\s\][]{1,250})\]/gi

function inline(text: string, { urlOf }: Pictures): string {
  let [out, at] = ['', 0]
  for (const match of text.matchAll(special)) {
    out += escape(text.slice(at, match.index))
    at = match.index + match[0].length
    const contentId = match[1]
    if (contentId === undefined) {
      const url = match[0].replace(/[.,;:!?*_~]+$/, '')
      out += `<${url}>${escape(match[0].slice(url.length))}`
    } else {
      const url = urlOf?.(contentId)
      out += url === undefined ? escape(match[0]) : `![](${url})`
    }
  }
  return out + escape(text.slice(at))
}

/** No more than what would be taken for Markdown: the text is searched too. */
const escape = (text: string): string => text.replace(/[\\`*_[\]<|~]|&(?=#?\w{1,40};)|=(?==)/g, '\\$&')

/** What makes a list, a heading or a quote at the beginning of a line. */
const escapeStart = (line: string): string => line.replace(/^[-+#=>]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2')

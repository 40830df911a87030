import { Parser } from 'htmlparser2'

const longest = 1_000_000
const deepest = 500

export interface FlatHtml {
  readonly html: string
  /** It was too long, and its end is missing. */
  readonly cut: boolean
}

/**
 * HTML that parsers stay quick with: their time grows with length times depth (200,000 open `div` took 10 s). What is deeper than
 * any mail program writes keeps its words alone.
 */
export function flatHtml(html: string): FlatHtml {
  const text = html.slice(0, longest)
  return { html: isTooDeep(text) ? wordsAlone(text) : text, cut: html.length > longest }
}

/** In pieces, so that a parser is left as soon as it is too deep. */
function isTooDeep(text: string): boolean {
  const seen = { depth: 0, deepest: 0 }
  const parser = new Parser({
    onopentagname() {
      seen.deepest = Math.max(seen.deepest, ++seen.depth)
    },
    onclosetag() {
      seen.depth--
    },
  })
  for (let at = 0; at < text.length && seen.deepest <= deepest; at += 4096) parser.write(text.slice(at, at + 4096))
  return seen.deepest > deepest
}

function wordsAlone(text: string): string {
  const pieces = text.split('<').map((piece, at) => (at === 0 ? piece : piece.slice(piece.indexOf('>') + 1)))
  return pieces
    .filter(piece => piece.trim() !== '')
    .map(piece => piece.replaceAll('>', '&gt;'))
    .join('<br>')
}

/**
 * What somebody wrote, apart from what their mail program quoted and signed with. Line by line, so that its time grows with
 * the text only (docs/decisions/reading-mail.md says why no library does it).
 */
import { isQuotedLine, quoteHeading } from './quote-heading.ts'
import { beginsSignature } from './signature.ts'

export interface Reply {
  /** What was written. Quotes that are answered between the lines stay, because the answers need them. */
  readonly visible: string
  readonly quoted: string
  readonly signature: string
  /** It passes on somebody else's mail: the quote is what it is about, not what it answers. */
  readonly forwarded: boolean
}

type Kind = 'own' | 'quote' | 'signature'

interface Block {
  readonly kind: Kind
  readonly lines: string[]
}

/** A quote of more lines or characters is folded away even if text follows it. */
const longestContext = { lines: 30, characters: 3000 }

export function splitReply(text: string): Reply {
  const { blocks, forwarded } = blocksOf(text.replace(/\r\n?/g, '\n').split('\n'))
  const last = blocks.findLastIndex(block => block.kind === 'own' && isWritten(block))
  const isShown = (block: Block, at: number): boolean => at <= last && (block.kind === 'own' || isContext(block))
  const folded = blocks.filter((block, at) => !isShown(block, at))
  return {
    visible: join(blocks.filter(isShown)),
    quoted: join(folded.filter(block => block.kind === 'quote')),
    signature: join(folded.filter(block => block.kind === 'signature')),
    forwarded,
  }
}

const isWritten = (block: Block): boolean => block.lines.some(line => line.trim() !== '')

function isContext({ kind, lines }: Block): boolean {
  return kind === 'quote' && lines.length <= longestContext.lines && lines.join('\n').length <= longestContext.characters
}

const join = (blocks: readonly Block[]): string => trimLines(blocks.flatMap(block => block.lines).join('\n'))
/** Leading spaces of the first line stay: they may be an indented list or code. */
const trimLines = (text: string): string => text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd()

function blocksOf(lines: readonly string[]): { blocks: Block[]; forwarded: boolean } {
  const blocks: Block[] = []
  const put = (kind: Kind, ...added: string[]): void => {
    const last = blocks.at(-1)
    if (last?.kind === kind) last.lines.push(...added)
    else blocks.push({ kind, lines: added })
  }
  let signing = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const heading = quoteHeading(lines, at)
    if (heading?.toTheEnd) {
      for (const rest of lines.slice(at)) put('quote', rest)
      return { blocks, forwarded: heading.forwarded }
    }
    if (heading) {
      put('quote', ...lines.slice(at, at + heading.lines))
      at += heading.lines - 1
      signing = false
    } else if (isQuotedLine(line) || isBrokenQuote(lines, at)) {
      put('quote', line)
      signing = false
    } else {
      signing ||= beginsSignature(lines, at) && hasText(blocks)
      put(signing ? 'signature' : blankAfterQuote(line, blocks) ? 'quote' : 'own', line)
    }
  }
  return { blocks, forwarded: false }
}

const hasText = (blocks: readonly Block[]): boolean => blocks.some(isWritten)
const blankAfterQuote = (line: string, blocks: readonly Block[]): boolean => line.trim() === '' && blocks.at(-1)?.kind === 'quote'

/** The end of a long quoted line that was broken on its way and lost its mark. */
function isBrokenQuote(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1] ?? ''
  return isQuotedLine(before) && before.length >= 60 && /^\p{Ll}/u.test(lines[at] ?? '') && !/^(wrote|a écrit)/.test(lines[at] ?? '')
}

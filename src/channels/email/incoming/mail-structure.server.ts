/** Counts what a mail is made of before anything reads it, in one pass over its lines and without copies. */
import { type MailLimits, MailRefused } from './incoming-mail.ts'

const lineFeed = 10
const dash = 45
/** Longer header lines are counted but not searched for a boundary. */
const longestSearched = 16 * 1024

/** @throws MailRefused if the mail holds more than the limits allow */
export function checkStructure(raw: Buffer, limits: MailLimits): void {
  if (raw.length > limits.bytes) throw tooLarge(limits)
  const walk: Walk = { raw, limits, open: [], parts: 1, headers: 0, headerBytes: 0, total: 0 }
  let at = headersEnd(walk, 0)
  let lines = 0
  while (at < raw.length) {
    const end = endOfLine(raw, at)
    const part = raw[at] === dash && raw[at + 1] === dash ? delimiter(walk, at, end) : undefined
    at = part === 'opens' ? headersEnd(walk, end) : end
    if (++lines > limits.lines) throw tooManyLines(limits)
  }
}

interface Walk {
  readonly raw: Buffer
  readonly limits: MailLimits
  /** Boundaries of the parts that are open here, outermost first. */
  readonly open: Buffer[]
  parts: number
  headers: number
  headerBytes: number
  /** Headers of all parts. */
  total: number
}

function endOfLine(raw: Buffer, at: number): number {
  const end = raw.indexOf(lineFeed, at)
  return end < 0 ? raw.length : end + 1
}

/** Reads one part's headers, notes the boundary that it names, and gives where its content begins. */
function headersEnd(walk: Walk, start: number): number {
  const { raw, limits } = walk
  walk.headers = 0
  let [at, boundary] = [start, '']
  let header = start
  while (at < raw.length) {
    const end = endOfLine(raw, at)
    const folded = raw[at] === 32 || raw[at] === 9
    if (!folded) {
      boundary ||= boundaryIn(raw, header, at)
      header = at
      if (end - at <= 2 && (raw[at] === lineFeed || raw[at] === 13)) break
      walk.headers++
      walk.total++
    }
    if (walk.headers > limits.headers || walk.total > limits.headers * 5) throw tooManyHeaders(limits)
    if (end - start > limits.headerBytes) throw tooManyHeaders(limits)
    at = end
  }
  if (at >= raw.length) boundary ||= boundaryIn(raw, header, at)
  if (boundary) walk.open.push(Buffer.from(boundary, 'latin1'))
  if (walk.open.length > limits.depth) throw tooDeep(limits)
  return at
}

function boundaryIn(raw: Buffer, from: number, to: number): string {
  const line = raw.toString('latin1', from, Math.min(to, from + longestSearched))
  if (!/^content-type\s*:/i.test(line)) return ''
  const [, quoted, bare] = /;\s*boundary\s*=\s*(?:"([^"]{1,1000})"|([^\s;"]{1,1000}))/i.exec(line) ?? []
  return quoted ?? bare ?? ''
}

/** Whether this line opens another part of one of the open boundaries; closes those that stand inside. */
function delimiter(walk: Walk, at: number, end: number): 'opens' | undefined {
  const { raw, open, limits } = walk
  const level = open.findLastIndex(
    boundary => boundary.length <= end - at - 2 && raw.compare(boundary, 0, boundary.length, at + 2, at + 2 + boundary.length) === 0,
  )
  const boundary = open[level]
  if (!boundary) return undefined
  const rest = raw.toString('latin1', at + 2 + boundary.length, Math.min(end, at + 2 + boundary.length + 8)).trimEnd()
  if (rest !== '' && !rest.startsWith('--')) return undefined
  open.length = rest === '' ? level + 1 : level
  if (rest !== '') return undefined
  if (++walk.parts > limits.parts) throw tooManyParts(limits)
  return 'opens'
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

const tooLarge = (limits: MailLimits): MailRefused =>
  new MailRefused('tooLarge', {
    en: `The mail is larger than the ${megabytes(limits.bytes)} that are read.`,
    de: `Die Mail ist größer als die ${megabytes(limits.bytes)}, die gelesen werden.`,
  })

const tooManyHeaders = (limits: MailLimits): MailRefused =>
  new MailRefused('tooManyHeaders', {
    en: `The mail has more header lines than a real one (over ${limits.headers}, or ${Math.round(limits.headerBytes / 1024)} kB of them).`,
    de: `Die Mail hat mehr Kopfzeilen als eine echte (über ${limits.headers}, oder ${Math.round(limits.headerBytes / 1024)} kB davon).`,
  })

const tooManyLines = (limits: MailLimits): MailRefused =>
  new MailRefused('tooManyLines', {
    en: `The mail has more than the ${limits.lines} lines that are read.`,
    de: `Die Mail hat mehr als die ${limits.lines} Zeilen, die gelesen werden.`,
  })

const tooManyParts = (limits: MailLimits): MailRefused =>
  new MailRefused('tooManyParts', {
    en: `The mail has more than the ${limits.parts} parts that are read.`,
    de: `Die Mail hat mehr als die ${limits.parts} Teile, die gelesen werden.`,
  })

const tooDeep = (limits: MailLimits): MailRefused =>
  new MailRefused('tooDeep', {
    en: `The parts of the mail stand more than ${limits.depth} deep inside each other.`,
    de: `Die Teile der Mail stehen mehr als ${limits.depth}-fach ineinander.`,
  })

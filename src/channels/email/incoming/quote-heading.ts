/** Where a mail program begins to quote: `On ... Jane wrote:`, `-----Original Message-----`, or a block of From, Sent, To and Subject. */

/** Longer than any such line that a mail program writes. Keeps every check below short, whatever stands in the mail. */
const longest = 400
const mostLines = 5

export interface QuoteHeading {
  /** How many lines it takes. */
  readonly lines: number
  /** Everything below belongs to it, marked with > or not. */
  readonly toTheEnd: boolean
  readonly forwarded: boolean
}

/** The heading that begins at this line, if one does. */
export function quoteHeading(lines: readonly string[], at: number): QuoteHeading | undefined {
  const line = lines[at] ?? ''
  if (line.trim() === '' || line.length > longest) return undefined
  return separator(lines, at) ?? headerBlock(lines, at) ?? attribution(lines, at)
}

const originalMessage =
  /^[-_* ]{1,16}(original message|forwarded message|begin forwarded message|oprindelig besked|opprinnelig melding|ursprungligt meddelande|message d'origine|message transféré|ursprüngliche nachricht|weitergeleitete nachricht|mensaje original|mensaje reenviado|mensagem original|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|wiadomość oryginalna|исходное сообщение)[-_* :]{0,16}$/i
const forwarding = /forward|weitergeleitet|transféré|reenviado|inoltrato|doorgestuurd/i

function separator(lines: readonly string[], at: number): QuoteHeading | undefined {
  const line = (lines[at] ?? '').trim().replaceAll('’', "'")
  if (/^begin forwarded message:$/i.test(line)) return { lines: 1, toTheEnd: true, forwarded: true }
  if (originalMessage.test(line)) return { lines: 1, toTheEnd: true, forwarded: forwarding.test(line) }
  // A line of dashes means a quote only if the old mail's head stands below it.
  if (!/^[-_=*]{4,}$/.test(line)) return undefined
  const next = nextWritten(lines, at + 1)
  return next !== undefined && next - at <= 3 ? headerBlock(lines, next) : undefined
}

const senders = [
  'from',
  'von',
  'de',
  'van',
  'da',
  'fra',
  'från',
  'od',
  'lähettäjä',
  'från',
  'от',
  'від',
  'kimden',
  'feladó',
  '发件人',
  '寄件者',
  '差出人',
  '보낸 사람',
]
const others = [
  ['sent', 'date', 'to', 'cc', 'bcc', 'subject', 'reply-to', 'importance', 'attachments'],
  ['gesendet', 'datum', 'an', 'betreff', 'envoyé', 'envoyé le', 'à', 'objet', 'message du', 'copie à', 'sujet', 'verzonden', 'aan', 'onderwerp'],
  ['inviato', 'data', 'a', 'oggetto', 'enviado', 'enviado el', 'enviada em', 'fecha', 'para', 'asunto', 'assunto', 'dato', 'til', 'emne', 'sendt'],
  ['skickat', 'till', 'ämne', 'lähetetty', 'vastaanottaja', 'aihe', 'wysłano', 'do', 'temat', 'отправлено', 'кому', 'тема', 'дата', 'kopie'],
  ['发送时间', '收件人', '主题', '日期', '送信日時', '宛先', '件名', '보낸 날짜', '받는 사람', '제목'],
].flat()
const isSender = new Set(senders)
const isHeader = new Set([...senders, ...others])

/** The old mail's head as Outlook writes it: at least three of its lines together, the sender among them. */
function headerBlock(lines: readonly string[], at: number): QuoteHeading | undefined {
  if (headerName(lines[at]) === undefined) return undefined
  const names = new Set<string>()
  for (const line of lines.slice(at, at + 8)) {
    if (line.trim() === '') break
    const name = headerName(line)
    if (name !== undefined) names.add(name)
  }
  const whole = names.size >= 3 && [...names].some(name => isSender.has(name))
  return whole ? { lines: names.size, toTheEnd: true, forwarded: false } : undefined
}

function headerName(line = ''): string | undefined {
  const name = /^[\s*]{0,12}([^\s*:：][^:：*]{0,20}?)[\s*]{0,3}[:：]/.exec(line.slice(0, 60))?.[1]?.toLowerCase()
  return name !== undefined && isHeader.has(name) ? name : undefined
}

const opens =
  /^[\s*-]{0,8}(on|le|el|il|em|am|op|den|in data|w dniu|dnia|pe|ma|ti|ke|to|la|su|dne|a|в|на|пн|вт|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun|man|tir|ons|tor|fre|lør|søn|mån|tis|lör|sön|在|\d)(?![\p{L}])/iu
const verb =
  /(wrote|écrit|schrieb|geschrieben|scritto|escribió|escreveu|schreef|geschreven|napisał(\(a\)|a)?|pisze|skrev|kirjoitti|írta|napsala?|написала?|пишет|yazdı|写道|寫道|작성|のメッセージ)/iu
const endsWithVerb = new RegExp(`${verb.source}\\s?[:：]?\\s?-{0,12}$`, 'iu')
const address = /[^\s<>()[\]"']@[^\s<>()[\]"']/
const endsWithAddress = /@[^\s<>]+ ?>+\s?:$/
const year = /(?<!\d)(19|20)\d\d(?!\d)/

/** `On ... wrote:` in its many languages, over up to five lines. */
function attribution(lines: readonly string[], at: number): QuoteHeading | undefined {
  const first = lines[at] ?? ''
  if (/^\s{0,3}>/.test(first) || !(opens.test(first) || address.test(first))) return undefined
  let joined = ''
  for (let count = 1; count <= mostLines; count++) {
    const line = lines[at + count - 1]
    if (line === undefined || line.trim() === '' || (line.startsWith('>') && !/^>+\s?:$/.test(line))) return undefined
    joined = `${joined} ${line.trim()}`.trim().replace(/<\s+/g, '<').replace(/\s+>/g, '>')
    if (joined.length > longest) return undefined
    if (!readsAsAttribution(joined)) continue
    const marked = isMarked(lines, at + count)
    if (marked || isCertain(joined)) return { lines: count, toTheEnd: !marked, forwarded: false }
  }
  return undefined
}

function readsAsAttribution(text: string): boolean {
  if (!/\d/.test(text)) return false
  return endsWithVerb.test(text) || (/[:：]$/.test(text) && verb.test(text)) || endsWithAddress.test(text)
}

/** Without marks below it, only what names a sender's address or a whole date is taken for one: else it may be the writer's own sentence. */
const isCertain = (text: string): boolean => address.test(text) || year.test(text)

function isMarked(lines: readonly string[], from: number): boolean {
  const next = nextWritten(lines, from)
  return next !== undefined && isQuotedLine(lines[next])
}

export const isQuotedLine = (line = ''): boolean => /^\s{0,3}>/.test(line)

function nextWritten(lines: readonly string[], from: number): number | undefined {
  for (let at = from; at < Math.min(lines.length, from + 12); at++) if (lines[at]?.trim()) return at
  return undefined
}

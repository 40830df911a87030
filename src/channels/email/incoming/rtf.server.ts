/** Compressed rich text (MS-OXRTFCP), as Outlook packs it into winmail.dat, to its plain words. */

const compressed = 0x75465a4c
const stored = 0x414c454d
const largest = 4 * 1024 * 1024

/** What the dictionary begins with (MS-OXRTFCP 2.1.2.1). */
const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'

export function rtfText(packed: Buffer | undefined): string | undefined {
  const rtf = packed && unpack(packed)
  return rtf?.startsWith('{\\rtf') ? words(rtf) || undefined : undefined
}

function unpack(packed: Buffer): string | undefined {
  if (packed.length < 16) return undefined
  const size = Math.min(packed.readUInt32LE(4), largest)
  const form = packed.readUInt32LE(8)
  if (form === stored) return packed.toString('latin1', 16, 16 + size)
  return form === compressed ? unpackBody(packed.subarray(16), size) : undefined
}

/** Eight pieces after each byte of flags: a letter as it is, or a place in the last 4,096 letters and how many to repeat from there. */
function unpackBody(body: Buffer, size: number): string {
  const window = Buffer.alloc(4096, ' ')
  const out = { bytes: Buffer.alloc(size), length: 0, next: window.write(dictionary, 'latin1') }
  const put = (byte = 0): void => {
    window[out.next] = byte
    out.next = (out.next + 1) % window.length
    if (out.length < size) out.bytes[out.length++] = byte
  }
  for (let at = 0; at < body.length && out.length < size; ) {
    const flags = body[at++] ?? 0
    for (let bit = 0; bit < 8 && at < body.length; bit++) {
      if (((flags >> bit) & 1) === 0) {
        put(body[at++])
        continue
      }
      const token = ((body[at] ?? 0) << 8) | (body[at + 1] ?? 0)
      at += 2
      // A place that nothing was written to yet marks the end.
      if (token >> 4 === out.next) return out.bytes.toString('latin1', 0, out.length)
      for (let step = 0; step < (token & 15) + 2; step++) put(window[((token >> 4) + step) % window.length])
    }
  }
  return out.bytes.toString('latin1', 0, out.length)
}

const unseen = new Set(['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'header', 'footer', 'htmltag', 'mhtmltag', 'generator', 'listtable', 'themedata'])
const asText: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
}
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gy
const latin = new TextDecoder('windows-1252')

/** Leaves out groups of what is not text, and what stands for the HTML that the text was made from. */
function words(rtf: string): string {
  const hidden: boolean[] = [false]
  const out: string[] = []
  const say = (text: string): void => void (hidden.at(-1) || out.push(text))
  let skip = 0
  for (const [, word, value, hex, sign, brace, plain] of rtf.matchAll(token)) {
    if (brace === '{') hidden.push(hidden.at(-1) ?? false)
    else if (brace === '}') hidden.length = Math.max(1, hidden.length - 1)
    else if (word !== undefined) {
      if (unseen.has(word)) hidden[hidden.length - 1] = true
      if (word === 'u' && value !== undefined) {
        say(String.fromCharCode(Number(value) & 0xffff))
        skip = 1
      } else say(asText[word] ?? '')
    } else if (sign === '*') hidden[hidden.length - 1] = true
    else if (sign !== undefined) say(sign === '~' ? ' ' : /[\\{}]/.test(sign) ? sign : '')
    else if (hex !== undefined) {
      if (skip === 0) say(latin.decode(Uint8Array.of(Number.parseInt(hex, 16))))
      skip = 0
    } else if (plain !== undefined) {
      say(plain.slice(skip))
      skip = 0
    }
  }
  return out
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

import { fileTypeFromBuffer } from 'file-type'
import { extensionOf } from './file-name.ts'

/** So many bytes from the beginning of a file are looked at. */
export const headLength = 64 * 1024

const unknown = 'application/octet-stream'
/** What a browser might run. Kept and given out as bytes of no known kind. */
const active = /xml$|html|svg|script|flash|java|x-ms|mhtml/

/** Texts have no mark of their own: their ending says which they are, if their bytes are text at all. */
const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'txt',
      'log',
      'text',
      'ini',
      'conf',
      'cfg',
      'yaml',
      'yml',
      'toml',
      'env',
      'diff',
      'patch',
      'sql',
      'sh',
      'ps1',
      'bat',
      'properties',
      'out',
      'err',
      'trace',
    ].map(e => [e, 'text/plain']),
  ),
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  md: 'text/markdown',
  json: 'application/json',
  eml: 'message/rfc822',
  ics: 'text/calendar',
}

/** The kind of a file by its bytes, and where those do not tell, by its ending. What the sender says counts for nothing. */
export async function contentType(head: Uint8Array, name: string): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found) return active.test(found.mime) ? unknown : (found.mime.split(';')[0] ?? unknown)
  const text = Object.hasOwn(texts, extensionOf(name)) ? texts[extensionOf(name)] : undefined
  return text !== undefined && isText(head) ? text : unknown
}

function isText(head: Uint8Array): boolean {
  if (head.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** May be shown within a page: pictures in formats that hold nothing else. Never SVG, HTML or PDF. */
export const isShowable = (type: string): boolean => pictures.includes(type)

/** Looks into a zip file's table of contents, and only there: nothing is ever unpacked. */
import { type MailLimits, MailRefused } from './incoming-mail.ts'

const localFile = 0x04034b50
const entry = 0x02014b50
const endOfContents = 0x06054b50
const longestComment = 65_535
const mostEntries = 10_000
const archives = /\.(zip|7z|rar|gz|tgz|bz2|xz|tar|zst|cab|iso)$/i

/** @throws MailRefused for an archive inside an archive, or one that claims to unpack to more than the limit */
export function checkArchive(name: string, content: Uint8Array, limits: MailLimits): void {
  const zip = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (zip.length < 22 || zip.readUInt32LE(0) !== localFile) return
  const { unpacked, inner } = contentsOf(zip)
  if (inner !== undefined) throw insideAnother(name, inner)
  if (unpacked > limits.unpackedBytes) throw tooMuchInside(name)
}

function contentsOf(zip: Buffer): { unpacked: number; inner: string | undefined } {
  let unpacked = 0
  let at = startOfContents(zip)
  for (let seen = 0; seen < mostEntries && at !== undefined && at + 46 <= zip.length && zip.readUInt32LE(at) === entry; seen++) {
    const nameLength = zip.readUInt16LE(at + 28)
    const inner = zip.toString('utf8', at + 46, Math.min(zip.length, at + 46 + nameLength))
    if (archives.test(inner)) return { unpacked, inner }
    unpacked += zip.readUInt32LE(at + 24)
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return { unpacked, inner: undefined }
}

function startOfContents(zip: Buffer): number | undefined {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - longestComment); at--) {
    if (zip.readUInt32LE(at) === endOfContents) return zip.readUInt32LE(at + 16)
  }
  return undefined
}

const shown = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 80)

const insideAnother = (name: string, inner: string): MailRefused =>
  new MailRefused('archive', {
    en: `The attachment ${shown(name)} is an archive with another archive inside (${shown(inner)}).`,
    de: `Der Anhang ${shown(name)} ist ein Archiv, in dem noch ein Archiv steckt (${shown(inner)}).`,
  })

const tooMuchInside = (name: string): MailRefused =>
  new MailRefused('archive', {
    en: `The attachment ${shown(name)} is an archive that claims to unpack to far more than a mail may carry.`,
    de: `Der Anhang ${shown(name)} ist ein Archiv, das sich zu weit mehr entpacken will, als eine Mail tragen darf.`,
  })

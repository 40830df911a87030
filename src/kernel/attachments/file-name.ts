/** Longest name that is kept, in characters; file systems take 255 bytes. */
const longest = 120

// Control characters, and those that turn the direction of writing: `invoice[U+202E]fdp.exe` reads as `invoiceexe.pdf`.
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu
/** Separators of folders, and what some file system refuses. */
const unfit = /[\\/:*?"<>|]/g
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A name that is safe to show and to save under on any system, with its ending kept. */
export function cleanName(given: string): string {
  const last =
    given
      .normalize('NFC')
      .split(/[\\/]/)
      .findLast(part => part.trim() !== '') ?? ''
  const name = last
    .replace(invisible, '')
    .replace(unfit, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  if (name === '') return 'file'
  return shorten(devices.test(name) ? `_${name}` : name)
}

function shorten(name: string): string {
  const letters = [...name]
  if (letters.length <= longest) return name
  const ending = [...endingOf(name)]
  return [...letters.slice(0, longest - ending.length), ...ending].join('')
}

/** `.pdf`; nothing where there is no ending worth the name. */
const endingOf = (name: string): string => /\.[\p{L}\p{N}]{1,12}$/u.exec(name)?.[0] ?? ''

/** The ending in lower case, without its dot. */
export const extensionOf = (name: string): string => endingOf(name).slice(1).toLowerCase()

/** Content-Disposition (RFC 6266): the name in ASCII for old programs, and as it is (RFC 8187). */
export function disposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${exact}`}`
}

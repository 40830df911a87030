/** Where a signature begins: `-- `, a rule above a list's footer, what a telephone adds, or a farewell. */

import { isQuotedLine, quoteHeading } from './quote-heading.ts'

/** More than this below it, and it was no signature. */
const mostLines = 12
const longest = 120

const farewells = new Set(
  [
    ['regards', 'best regards', 'kind regards', 'kindest regards', 'warm regards', 'best wishes', 'cheers', 'thanks and regards', 'thanks & regards'],
    ['mit freundlichen grüßen', 'mit freundlichen grüssen', 'mit freundlichem gruß', 'freundliche grüße', 'freundliche grüsse', 'viele grüße', 'beste grüße'],
    ['liebe grüße', 'schöne grüße', 'herzliche grüße', 'beste grüsse', 'viele grüsse', 'mfg', 'lg', 'vg'],
    ['cordialement', 'bien cordialement', 'très cordialement', 'bien à vous', 'bonne journée', 'bonne soirée'],
    ['saludos', 'un saludo', 'saludos cordiales', 'atentamente', 'distinti saluti', 'cordiali saluti', 'atenciosamente', 'cumprimentos'],
    ['met vriendelijke groet', 'met vriendelijke groeten', 'groeten', 'mvh', 'med venlig hilsen', 'med vennlig hilsen', 'med vänliga hälsningar'],
    ['ystävällisin terveisin', 'terveisin', 'pozdrawiam', 'z poważaniem', 's pozdravem', 'с уважением', 'üdvözlettel', 'saygılarımla'],
  ]
    .flat()
    .map(text => text.normalize('NFC')),
)

const devices =
  /^(Sent from|Sent via|Sent with|Get Outlook for|Gesendet von|Gesendet mit|Von meinem|Diese Nachricht wurde von meinem|Sendt fra|Skickat från|Lähetetty|Envoyé depuis|Envoyé de mon|Envoyé à partir de|Télécharger Outlook pour|Enviado desde|Enviado do|Enviado de|Inviato da|Verzonden vanaf|Verstuurd vanaf|Wysłane z|Отправлено с)\s/

export function beginsSignature(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (line.length > longest * 4) return false
  if (/^-- ?$/.test(line)) return true
  return (isRule(line) || isFromDevice(line) || isFarewell(line)) && writtenBelow(lines, at) <= mostLines
}

const isRule = (line: string): boolean => /^_{2,}\s?$/.test(line) || /^[—–]{3,}\s?$/.test(line)

/** A sentence that begins like one is the writer's own: it ends with a full stop, or is long. */
function isFromDevice(line: string): boolean {
  const words = line
    .replace(/[<[(]?https?:\/\/[^\s<>]*[>\])]?/g, '')
    .trim()
    .split(/\s+/)
  return devices.test(line) && (words.length <= 5 || (words.length <= 10 && !/[.!?]$/.test(words.at(-1) ?? '')))
}

function isFarewell(line: string): boolean {
  if (line.length > 40) return false
  const bare = line
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}]+$/u, '')
    .trim()
  return farewells.has(bare)
}

function writtenBelow(lines: readonly string[], at: number): number {
  let written = 0
  for (let below = at + 1; below < lines.length && written <= mostLines; below++) {
    const line = lines[below] ?? ''
    if (isQuotedLine(line) || quoteHeading(lines, below)) break
    if (line.trim()) written++
  }
  return written
}

import sql from 'sql-template-tag'
import type { Text } from '../../../kernel/define/index.ts'
import { invalidAll, type Wrong } from '../../../kernel/errors.ts'
import type { Observer } from '../../../kernel/records/observer.ts'
import { portalSettings } from '../definitions/settings.ts'
import { isColour, isReadable, leastContrast, type Mode, nearestReadable } from './colour.ts'

const mostLogoBytes = 256 * 1024
const pictures = ['image/png', 'image/jpeg', 'image/webp']

/** Refuses colours that cannot be read, and a logo that is no small picture of these settings: it is shown to everybody. */
export const lookChecker: Observer = {
  watches: type => type.name === portalSettings.name,
  before: async ({ row, was }, { db }) => {
    const wrong: Wrong[] = [...colourFaults('colour', row.colour, 'light'), ...colourFaults('colourDark', row.colourDark, 'dark')]
    const logo = Array.isArray(row.logo) ? row.logo.map(String) : []
    if (JSON.stringify(logo) !== JSON.stringify(was?.logo ?? [])) wrong.push(...(await logoFaults(logo)))
    if (wrong.length > 0) throw invalidAll(wrong)
    return undefined

    async function logoFaults(ids: readonly string[]): Promise<Wrong[]> {
      if (ids.length === 0) return []
      const found = await db.query<{ type: string; size: number }>(
        sql`select type, size::integer as size from attachment where id = any(${ids}::uuid[]) and record_id = ${row.id}::uuid and removed_at is null`,
      )
      const [file] = found
      return found.length === 1 && ids.length === 1 && file && pictures.includes(file.type) && file.size <= mostLogoBytes
        ? []
        : [{ field: 'logo', message: noLogo }]
    }
  },
}

const noLogo: Text = {
  en: 'Attach one PNG, JPEG or WebP of at most 256 kB to these settings first, and name it here.',
  de: 'Bitte zuerst ein PNG, JPEG oder WebP mit höchstens 256 kB an diese Einstellungen hängen und hier nennen.',
}

function colourFaults(field: string, value: unknown, mode: Mode): Wrong[] {
  if (typeof value !== 'string') return []
  if (!isColour(value)) return [{ field, message: { en: 'Give a colour as #1a5fb4.', de: 'Bitte eine Farbe wie #1a5fb4 angeben.' } }]
  return isReadable(value, mode) ? [] : [{ field, message: unreadable(value, mode) }]
}

/** Rounded down: 4.49 is not 4.5. */
function unreadable(colour: string, mode: Mode): Text {
  const ratio = Math.floor(leastContrast(colour, mode) * 10) / 10
  const near = nearestReadable(colour, mode)
  return {
    en: `${colour} cannot be read on the ${mode} page: its contrast is ${ratio} : 1, and WCAG 2.2 AA asks for 4.5 : 1. The nearest that can: ${near}.`,
    de: `${colour} ist auf der ${mode === 'light' ? 'hellen' : 'dunklen'} Seite nicht lesbar: der Kontrast ist ${ratio.toLocaleString('de')} : 1, WCAG 2.2 AA verlangt 4,5 : 1. Am nächsten liegt: ${near}.`,
  }
}

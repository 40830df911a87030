import type { Text } from '../../kernel/define/index.ts'

/** What an answer means, in words; nothing where it is good. */
export function wrongWith(status: number): Text | undefined {
  if (status >= 200 && status < 300) return undefined
  if (status >= 300 && status < 400)
    return {
      en: `It answered ${status} and points elsewhere. Redirects are not followed: enter the address that it points to.`,
      de: `Die Antwort war ${status} und verweist auf eine andere Adresse. Umleitungen wird nicht gefolgt: Geben Sie die Adresse an, auf die verwiesen wird.`,
    }
  if (status === 401 || status === 403)
    return {
      en: `It answered ${status}: it does not accept us. Does it have the present secret?`,
      de: `Die Antwort war ${status}: Wir werden nicht angenommen. Kennt die Gegenseite das jetzige Geheimnis?`,
    }
  if (status === 404 || status === 405)
    return {
      en: `It answered ${status}: at this address nothing takes a POST. Is the path right?`,
      de: `Die Antwort war ${status}: Unter dieser Adresse nimmt nichts ein POST an. Stimmt der Pfad?`,
    }
  if (status === 410) return { en: 'It answered 410: it wants no more.', de: 'Die Antwort war 410: Es soll nichts mehr gesendet werden.' }
  if (status >= 500)
    return {
      en: `It answered ${status}: something is broken over there.`,
      de: `Die Antwort war ${status}: Auf der Gegenseite ist etwas kaputt.`,
    }
  return { en: `It answered ${status}. Only 200 to 299 count as delivered.`, de: `Die Antwort war ${status}. Nur 200 bis 299 gelten als zugestellt.` }
}

const kept = 1000

/** As much of what came back as is kept: its beginning, without what is no text. */
export const beginningOf = (text: string): string | null =>
  text
    .replace(/[^\P{C}\n\t]/gu, '')
    .slice(0, kept)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim() || null

import type { Text } from '../../kernel/define/index.ts'

/** One address is one person, however it is typed. RFC 5321 lets the part before the @ mind its case; no mail system in use does. */
export const sameAddress = (email: string | null): string | null => email?.toLowerCase() ?? null

/** Whether a time zone goes by this name (IANA). */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(name)
  } catch {
    return false
  }
}

export const noTimeZone: Text = {
  en: 'There is no such time zone. Use a name like Europe/Berlin.',
  de: 'Diese Zeitzone gibt es nicht. Verwenden Sie einen Namen wie Europe/Berlin.',
}

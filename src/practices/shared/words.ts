import type { Word } from '../../kernel/define/index.ts'

/** How far the effect reaches. */
export const impacts = {
  high: { en: 'High', de: 'Hoch', tone: 'high' },
  medium: { en: 'Medium', de: 'Mittel', tone: 'calm' },
  low: { en: 'Low', de: 'Niedrig', tone: 'quiet' },
} as const satisfies Record<string, Word>

/** How long it can wait. */
export const urgencies = impacts

/** What impact and urgency make together: 1 comes first. */
export const priorities = {
  1: { en: 'Critical', de: 'Kritisch', tone: 'critical' },
  2: { en: 'High', de: 'Hoch', tone: 'high' },
  3: { en: 'Moderate', de: 'Mittel', tone: 'calm' },
  4: { en: 'Low', de: 'Niedrig', tone: 'quiet' },
  5: { en: 'Planning', de: 'Planung', tone: 'quiet' },
} as const satisfies Record<number, Word>

export const contactTypes = {
  portal: { en: 'Portal', de: 'Portal' },
  phone: { en: 'Phone', de: 'Telefon' },
  email: { en: 'E-mail', de: 'E-Mail' },
  chat: { en: 'Chat', de: 'Chat' },
  walkIn: { en: 'Walk-in', de: 'Persönlich' },
  monitoring: { en: 'Monitoring', de: 'Überwachung' },
} as const satisfies Record<string, Word>

export type Level = keyof typeof impacts
export type Priority = keyof typeof priorities

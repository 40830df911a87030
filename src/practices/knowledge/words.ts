import type { Word } from '../../kernel/define/index.ts'

export const kinds = {
  howTo: { en: 'How to', de: 'Anleitung' },
  answer: { en: 'Answer', de: 'Antwort' },
  knownError: { en: 'Known error', de: 'Bekannter Fehler' },
  policy: { en: 'Rule or policy', de: 'Regelung' },
  reference: { en: 'Reference', de: 'Nachschlagen' },
} as const satisfies Record<string, Word>

export const languages = {
  en: { en: 'English', de: 'Englisch' },
  de: { en: 'German', de: 'Deutsch' },
  fr: { en: 'French', de: 'Französisch' },
  es: { en: 'Spanish', de: 'Spanisch' },
  it: { en: 'Italian', de: 'Italienisch' },
  nl: { en: 'Dutch', de: 'Niederländisch' },
  pl: { en: 'Polish', de: 'Polnisch' },
} as const satisfies Record<string, Word>

/** How far readers may rely on it, in the terms of KCS. */
export const confidences = {
  workInProgress: { en: 'Work in progress', de: 'In Arbeit', tone: 'waiting' },
  notValidated: { en: 'Not validated', de: 'Nicht validiert', tone: 'new' },
  validated: { en: 'Validated', de: 'Validiert', tone: 'good' },
  archived: { en: 'Archived', de: 'Archiviert', tone: 'quiet' },
} as const satisfies Record<string, Word>

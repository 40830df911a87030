import type { Language } from '../../kernel/define/text.ts'

const names: Readonly<Record<Language, readonly string[]>> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  de: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
}

/** The days of the week, from Monday. */
export const daysIn = (language: Language): readonly string[] => names[language]

import type { Language } from '../../define/index.ts'

/** British English: day before month, as everywhere else outside the United States. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' }

/** Makes one formatter per language and keeps it: making one costs far more than using it. */
export function formatter<F>(make: (locale: string) => F): (language: Language) => F {
  const made = new Map<Language, F>()
  return language => {
    const known = made.get(language)
    if (known !== undefined) return known
    const fresh = make(locales[language])
    made.set(language, fresh)
    return fresh
  }
}

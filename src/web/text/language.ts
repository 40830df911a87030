import { createInstance } from 'i18next'
import { useSyncExternalStore } from 'react'
import { type Language, languages, type Text } from '../../kernel/define/text.ts'

/** The one catalogue of words; every area of the screens adds its own namespace (`texts.ts`). */
export const catalogue = createInstance()

const preferred = (): Language => languages.find(l => navigator.language.toLowerCase().startsWith(l)) ?? 'en'

void catalogue.init({
  lng: preferred(),
  fallbackLng: 'en',
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  initAsync: false,
})

export const currentLanguage = (): Language => (catalogue.language === 'de' ? 'de' : 'en')

/** Changes the language of everything on screen, and what screen readers are told it is. */
export function speak(language: string | null | undefined): void {
  const next = languages.find(l => language?.toLowerCase().startsWith(l)) ?? preferred()
  if (typeof document !== 'undefined') document.documentElement.lang = next
  if (catalogue.language !== next) void catalogue.changeLanguage(next)
}

const listen = (changed: () => void) => {
  catalogue.on('languageChanged', changed)
  return () => catalogue.off('languageChanged', changed)
}

/** The present language; the component is drawn again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(listen, currentLanguage, currentLanguage)

/** The same in the middle of a sentence: English writes nouns small, other than abbreviations. */
export function useNoun(): (text: Text) => string {
  const language = useLanguage()
  return text => (language === 'en' ? small(text.en) : text[language])
}

const small = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** Words of a definition in the reader's language: `const say = useSay(); say(field.label)`. */
export function useSay(): (text: Text) => string {
  const language = useLanguage()
  return text => text[language]
}

import { speak, useLanguage } from '../text/index.ts'
import { useEntryText } from './words.ts'

const key = 'mainstay.language'
const languages = [
  ['en', 'English'],
  ['de', 'Deutsch'],
] as const

/** What was chosen on this device, where nobody's profile is known yet. */
export const keptLanguage = (): string | undefined => localStorage.getItem(key) ?? undefined

export function LanguageSwitch() {
  const t = useEntryText()
  const present = useLanguage()
  const choose = (language: string) => {
    localStorage.setItem(key, language)
    speak(language)
  }
  return (
    <div className="entry-languages" role="group" aria-label={t('language')}>
      {languages.map(([language, name]) => (
        <button key={language} type="button" lang={language} aria-pressed={language === present} onClick={() => choose(language)}>
          {name}
        </button>
      ))}
    </div>
  )
}

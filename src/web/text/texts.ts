import { catalogue, useLanguage } from './language.ts'

/** The catalogue's own types would spell out every key; ours are checked by `defineTexts`. */
const translate: (key: string, options: Values) => string = (key, options) => catalogue.t(key, { ...options })

/** `items_one` and `items_other` are asked for as `items`, with a `count`. */
type Asked<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K
export type Values = Readonly<Record<string, string | number>>
export type Say<K extends string> = (key: Asked<K>, values?: Values) => string

/**
 * Words of one area of the screens, in every language that ships; a key that one language lacks does not compile.
 * Gives a hook for components and a function for everything else. Values stand in braces: `{name} resolved it`.
 */
export function defineTexts<const K extends string>(
  area: string,
  words: { readonly en: Readonly<Record<K, string>>; readonly de: Readonly<Record<NoInfer<K>, string>> },
) {
  catalogue.addResourceBundle('en', area, words.en)
  catalogue.addResourceBundle('de', area, words.de)
  const say: Say<K> = (key, values) => translate(key, { ns: area, ...values })
  const useText = (): Say<K> => {
    useLanguage()
    return say
  }
  return { say, useText }
}

import type { Language } from '../../kernel/define/index.ts'

/** What the history says of a choice that was made by itself. */
export const words = {
  byRule: { en: '{group} gets it because rule "{rule}" applies.', de: '{group} bekommt es, weil die Regel „{rule}“ gilt.' },
  fewest: { en: '{person} has the fewest open: {count}.', de: '{person} hat am wenigsten offen: {count}.' },
  turn: { en: 'It is the turn of {person}.', de: '{person} ist an der Reihe.' },
  instead: { en: '{person} stands in for {absent}.', de: '{person} vertritt {absent}.' },
  skilled: { en: 'Of those who know {skills}:', de: 'Von denen, die {skills} können:' },
  nobody: {
    en: 'Nobody in {group} is there now, so it waits for somebody to take it.',
    de: 'In {group} ist gerade niemand da; es wartet, bis jemand es nimmt.',
  },
  nobodySkilled: {
    en: 'Nobody in {group} who is there now knows {skills}, so it waits for somebody to take it.',
    de: 'In {group} ist gerade niemand da, der {skills} kann; es wartet, bis jemand es nimmt.',
  },
} as const

export function say(word: keyof typeof words, language: Language, values: Readonly<Record<string, string | number>>): string {
  return words[word][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

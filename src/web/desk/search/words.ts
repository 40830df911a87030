import { defineTexts } from '../../text/index.ts'

export const { useText: useSearchText } = defineTexts('desk.search', {
  en: {
    title: 'Search',
    ask: 'Number or words',
    all: 'Everything',
    kind: 'Kind',
    none: 'Nothing found for “{text}”',
    noneHelp: 'Try fewer or other words; beginnings of words are enough.',
    start: 'Search over everything you may see',
    startHelp: 'Type a number such as INC0001001, or words from titles, descriptions and comments.',
  },
  de: {
    title: 'Suche',
    ask: 'Nummer oder Wörter',
    all: 'Alles',
    kind: 'Art',
    none: 'Nichts gefunden zu „{text}“',
    noneHelp: 'Versuchen Sie weniger oder andere Wörter; Wortanfänge genügen.',
    start: 'Alles durchsuchen, was Sie sehen dürfen',
    startHelp: 'Geben Sie eine Nummer wie INC0001001 ein oder Wörter aus Titeln, Beschreibungen und Kommentaren.',
  },
})

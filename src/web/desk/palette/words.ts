import { defineTexts } from '../../text/index.ts'

export const { useText: usePaletteText } = defineTexts('desk.palette', {
  en: {
    title: 'Find or do',
    ask: 'Number, words, or what you want to do …',
    records: 'Records',
    go: 'Go to',
    create: 'Create',
    other: 'Other',
    newOf: 'New {type}',
    searchAll: 'Search everything for “{text}”',
    none: 'Nothing fits “{text}”.',
    light: 'Light appearance',
    dark: 'Dark appearance',
    keys: 'Show all keys',
  },
  de: {
    title: 'Finden oder tun',
    ask: 'Nummer, Wörter oder was Sie tun möchten …',
    records: 'Datensätze',
    go: 'Gehe zu',
    create: 'Anlegen',
    other: 'Sonstiges',
    newOf: 'Neu: {type}',
    searchAll: 'Alles nach „{text}“ durchsuchen',
    none: 'Nichts passt zu „{text}“.',
    light: 'Helles Erscheinungsbild',
    dark: 'Dunkles Erscheinungsbild',
    keys: 'Alle Tasten zeigen',
  },
})

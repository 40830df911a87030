import type { Text } from '../../kernel/define/index.ts'

/** What automations say in histories, traces and refusals. */
export const words = {
  empty: { en: 'empty', de: 'leer' },
  sets: { en: '{field} becomes {value}.', de: '{field} wird {value}.' },
  empties: { en: '{field} is emptied.', de: '{field} wird geleert.' },
  moves: { en: 'It makes the transition "{transition}".', de: 'Der Übergang „{transition}“ geschieht.' },
  assigns: { en: 'It is assigned to {whom}.', de: 'Zugewiesen an {whom}.' },
  comments: { en: 'A comment is written: {text}', de: 'Ein Kommentar wird geschrieben: {text}' },
  notes: { en: 'An internal note is written: {text}', de: 'Eine interne Notiz wird geschrieben: {text}' },
  creates: { en: '{type} {title} is created.', de: '{type} {title} wird angelegt.' },
  nothing: { en: 'It is so already; nothing changes.', de: 'Es ist schon so; nichts ändert sich.' },
  always: { en: 'It has no condition.', de: 'Es gibt keine Bedingung.' },
  because: { en: 'Because {why}.', de: 'Weil: {why}.' },
  parked: {
    en: 'The automation "{name}" was parked, because it failed {count} times in a row: {error}',
    de: 'Die Automatisierung „{name}“ wurde geparkt, weil sie {count}-mal nacheinander scheiterte: {error}',
  },
  stopped: {
    en: 'The automation "{name}" did not run: {count} automations had led to one another already ({chain}).',
    de: 'Die Automatisierung „{name}“ lief nicht: {count} Automatisierungen hatten einander schon ausgelöst ({chain}).',
  },
} as const satisfies Record<string, Text>

export function filled(text: Text, values: Readonly<Record<string, string | number | Text>>): Text {
  const inner = (language: 'en' | 'de') =>
    text[language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name]
      return typeof value === 'object' ? value[language] : String(value ?? '')
    })
  return { en: inner('en'), de: inner('de') }
}

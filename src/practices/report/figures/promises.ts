import type { Text } from '../../../kernel/define/index.ts'

/** The one figure that is no count of records: of promises, of which a record may have several. */
export const promises: { readonly name: 'promises'; readonly of: 'incident'; readonly label: Text; readonly definition: Text } = {
  name: 'promises',
  of: 'incident',
  label: { en: 'Kept promises', de: 'Gehaltene Versprechen' },
  definition: {
    en: 'Of the clocks of incidents that came to an end in the period, the part that kept its promise. A clock ends when it stops, or when it is missed, whichever comes first; one that was cancelled promises nothing.',
    de: 'Von den Uhren der Störungen, die im Zeitraum zu Ende gingen, der Anteil, der sein Versprechen gehalten hat. Eine Uhr endet, wenn sie stoppt oder verfehlt ist, je nachdem, was zuerst kommt; eine, die entfallen ist, verspricht nichts.',
  },
}

import type { Language } from '../../../kernel/define/index.ts'

export type Score = 1 | 2 | 3 | 4 | 5

type Said = readonly [string, ...string[]]

/** What people write when they are asked how it went. */
export const wordsFor: Readonly<Record<Score, Readonly<Record<Language, Said>>>> = {
  5: {
    en: ['Quick and friendly.', 'Solved while I was still on the phone!', 'Great, and explained so that I understood it.', 'Could not have been better.'],
    de: ['Schnell und freundlich.', 'Beim ersten Anruf gelöst, danke!', 'Sehr geduldig erklärt.', 'Besser geht es nicht.'],
  },
  4: {
    en: ['Good, though I had to ask once.', 'Works. A day earlier would have been nice.', 'All fine.'],
    de: ['Gut, einmal musste ich nachfragen.', 'Läuft wieder. Einen Tag früher wäre schön gewesen.', 'Alles gut.'],
  },
  3: {
    en: ['It works now, but I do not know what it was.', 'Took three messages until somebody read the first one.'],
    de: ['Geht jetzt, aber warum, weiß ich nicht.', 'Drei Nachrichten, bis jemand die erste gelesen hat.'],
  },
  2: {
    en: ['Closed before I could try it.', 'Four days for a cable.', 'I told the same story to three people.'],
    de: ['Geschlossen, bevor ich es probieren konnte.', 'Vier Tage für ein Kabel.', 'Dreimal dasselbe erzählt.'],
  },
  1: {
    en: ['It is back since this morning, and nobody has called.', 'I lost the afternoon, and the order.'],
    de: ['Seit heute früh ist der Fehler wieder da, und niemand ruft an.', 'Ein halber Tag weg, und die Linie stand.'],
  },
}

/** What came of asking again. */
export const outcomes: Said = [
  'Called. It was closed too early; we wait for an answer in such cases now.',
  'Talked about it in the shop. The real trouble is the delivery time of the spare part, told purchasing.',
  'Called twice, nobody there, wrote a mail. The fault itself has not come back.',
  'Apologised. The note was passed on without its history; the group now takes it over by phone.',
]

import type { Text } from '../../kernel/define/index.ts'

/** Why something cannot be published. */
export const words = {
  noName: { en: 'Give it a name in English; German may follow.', de: 'Bitte einen englischen Namen geben; der deutsche kann folgen.' },
  noAudience: {
    en: 'It is open to an audience, but none is named: nobody would see it.',
    de: 'Er ist für eine Zielgruppe offen, aber keine ist genannt: Niemand sähe ihn.',
  },
  nobody: {
    en: 'Nobody belongs to this audience: nobody could see or order it. Change its condition, or choose another one.',
    de: 'Zu dieser Zielgruppe gehört niemand: Niemand könnte ihn sehen oder bestellen. Bitte ihre Bedingung ändern oder eine andere wählen.',
  },
  nobodyDoesIt: {
    en: 'Nobody would do it. Name the group that fulfils it, or a flow.',
    de: 'Niemand würde es tun. Bitte die Gruppe nennen, die es erfüllt, oder einen Ablauf.',
  },
  noGroup: { en: 'There is no active group of this kind.', de: 'Eine solche aktive Gruppe gibt es nicht.' },
  noFlow: {
    en: 'There is no published flow of this kind for requested items.',
    de: 'Einen solchen veröffentlichten Ablauf für Bestellpositionen gibt es nicht.',
  },
  noApprover: { en: 'This step names nobody who could approve.', de: 'Dieser Schritt nennt niemanden, der genehmigen könnte.' },
  noSuchWork: {
    en: 'It can make any kind of work that you may make yourself, such as an incident.',
    de: 'Entstehen kann jede Art von Arbeit, die Sie selbst anlegen dürfen, etwa eine Störung.',
  },
  noField: { en: 'This kind of record has no such field to fill.', de: 'Ein solches Feld zum Ausfüllen hat diese Art von Datensatz nicht.' },
  noTitle: { en: 'Say what its title is made from: an answer, or a text.', de: 'Bitte angeben, woraus der Titel wird: aus einer Antwort oder einem Text.' },
  noAnswer: { en: 'There is no such question.', de: 'Eine solche Frage gibt es nicht.' },
  includesItself: { en: 'A bundle cannot include itself.', de: 'Ein Paket kann sich nicht selbst enthalten.' },
  notPublished: { en: 'This item is not published.', de: 'Dieser Eintrag ist nicht veröffentlicht.' },
  noBundleWithin: {
    en: 'This is a bundle itself, or makes another kind of record; only simple items can be included.',
    de: 'Das ist selbst ein Paket oder legt eine andere Art von Datensatz an; enthalten sein können nur einfache Einträge.',
  },
  answersOnly: {
    en: 'What a bundle includes hangs on its answers alone, not on what lies behind them.',
    de: 'Was ein Paket enthält, hängt nur an seinen Antworten, nicht an dem, was dahinter liegt.',
  },
  noQuestionThere: (key: string): Text => ({ en: `The included item has no question ‘${key}’.`, de: `Der enthaltene Eintrag hat keine Frage „${key}“.` }),
  noQuestionHere: (key: string): Text => ({ en: `The bundle has no question ‘${key}’.`, de: `Das Paket hat keine Frage „${key}“.` }),
} as const

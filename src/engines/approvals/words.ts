import type { Text } from '../../kernel/define/index.ts'

/** What the engine says to people. */
export const words = {
  own: {
    en: 'This is your own. Somebody else must decide it.',
    de: 'Das ist Ihre eigene Sache. Entscheiden muss jemand anderes.',
  },
  twice: {
    en: 'You have decided in this round already. Somebody else must decide this step.',
    de: 'Sie haben in dieser Runde schon entschieden. Diesen Schritt muss jemand anderes entscheiden.',
  },
  noSeat: {
    en: 'You are not asked here any more: it was handed on, or decided in your place.',
    de: 'Sie sind hier nicht mehr gefragt: Es wurde weitergegeben oder an Ihrer Stelle entschieden.',
  },
  notTheirs: {
    en: 'It is their own, so they may not decide it. Choose somebody else.',
    de: 'Das ist deren eigene Sache; entscheiden muss jemand anderes. Bitte jemand anderen wählen.',
  },
  notTheirsTwice: {
    en: 'They have decided in this round already. Choose somebody else.',
    de: 'Diese Person hat in dieser Runde schon entschieden. Bitte jemand anderen wählen.',
  },
  askedAlready: { en: 'They are asked already. Choose somebody else.', de: 'Diese Person ist schon gefragt. Bitte jemand anderen wählen.' },
  notHere: { en: 'They cannot sign in any more. Choose somebody else.', de: 'Diese Person hat keinen Zugang mehr. Bitte jemand anderen wählen.' },
  untilBeforeFrom: { en: 'It must end after it begins.', de: 'Das Ende muss nach dem Anfang liegen.' },
  notOneself: { en: 'Name somebody else.', de: 'Bitte jemand anderen nennen.' },
  notOwn: { en: 'Nobody may decide their own.', de: 'Niemand darf die eigene Sache entscheiden.' },
} as const satisfies Record<string, Text>

import { boolean, choice, defineRecord, rule } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'
import { untilWords } from '../shared/offer.ts'

/** What an organisation decides about its requests. */
export const requestSettings = defineRecord({
  name: 'requestSettings',
  plural: 'request-settings',
  administrative: true,
  label: { one: { en: 'Request settings', de: 'Bestelleinstellungen' }, many: { en: 'Request settings', de: 'Bestelleinstellungen' } },
  help: {
    en: 'Who may order for whom, and how long orders can be taken back.',
    de: 'Wer für wen bestellen darf und wie lange sich Bestellungen zurücknehmen lassen.',
  },
  single: true,
  fields: {
    mayOrderFor: rule({
      label: { en: 'For whom people may order', de: 'Für wen man bestellen darf' },
      help: {
        en: 'A condition about the other person; ‘me’ is whoever orders. Managers for their reports: manager == me. Empty: for nobody. Agents may order for everybody.',
        de: 'Eine Bedingung für die andere Person; „me“ ist, wer bestellt. Vorgesetzte für ihre Leute: manager == me. Leer: für niemanden. Der Service Desk darf für alle bestellen.',
      },
      of: 'person',
      default: 'manager == me',
    }),
    cancelUntil: choice(untilWords, {
      label: { en: 'Requesters may cancel', de: 'Anfragende dürfen stornieren' },
      help: { en: 'Where the catalogue item says nothing else.', de: 'Wo der Katalogeintrag nichts anderes sagt.' },
      required: true,
      default: 'delivery',
    }),
    changeUntil: choice(untilWords, {
      label: { en: 'Requesters may change', de: 'Anfragende dürfen ändern' },
      help: { en: 'Answers and quantity; where the catalogue item says nothing else.', de: 'Antworten und Anzahl; wo der Katalogeintrag nichts anderes sagt.' },
      required: true,
      default: 'start',
    }),
    reasonRequired: boolean({
      label: { en: 'Ask why it is needed', de: 'Nach dem Grund fragen' },
      help: { en: 'Every order says why.', de: 'Jede Bestellung sagt, wozu.' },
      required: true,
      default: false,
    }),
  },
  may: { read: agents, create: administrators, change: administrators },
  views: {
    title: 'cancelUntil',
    list: ['mayOrderFor', 'cancelUntil', 'changeUntil', 'reasonRequired'],
    sections: [
      { label: { en: 'Ordering', de: 'Bestellen' }, fields: ['mayOrderFor', 'reasonRequired'] },
      { label: { en: 'Afterwards', de: 'Danach' }, fields: ['cancelUntil', 'changeUntil'] },
    ],
    create: ['mayOrderFor', 'cancelUntil', 'changeUntil', 'reasonRequired'],
  },
})

import { choice, euros, monthly, question, site } from './asking.ts'
import type { CatalogueFacts } from './item.ts'

export const phones = {
  phone: {
    category: 'devices',
    topic: 'phones',
    name: { en: 'Phone', de: 'Telefon' },
    summary: { en: 'Company phone: new, exchanged, or repaired.', de: 'Diensttelefon: neu, im Tausch oder repariert.' },
    description: {
      en: 'Two models, with a number of ours or the one you bring. 20 GB a month in the EU are included. Private use is fine within the EU.',
      de: 'Zwei Modelle, mit einer Nummer von uns oder Ihrer eigenen. 20 GB im Monat in der EU sind dabei. Privat dürfen Sie es in der EU benutzen.',
    },
    keywords: 'smartphone, mobile, SIM, Handy, repair, broken screen, Mobiltelefon',
    picture: 'phone',
    owner: 'ana',
    service: 'mobiles',
    openTo: 'everyone',
    deliveryDays: 3,
    form: {
      parts: [
        choice(
          'what',
          ['What do you need?', 'Was brauchen Sie?'],
          {
            new: ['A phone', 'Ein Telefon'],
            exchange: ['Another one for mine', 'Ein anderes für meines'],
            repair: ['A repair', 'Eine Reparatur'],
            simOnly: ['Only a SIM card', 'Nur eine SIM-Karte'],
          },
          {
            require: true,
            prefill: [{ value: 'new' }],
            prices: [
              { answer: 'new', recurring: monthly('14.90') },
              { answer: 'simOnly', recurring: monthly('9.90') },
            ],
          },
        ),
        choice(
          'model',
          ['Model', 'Modell'],
          { small: ['Small', 'Klein'], large: ['Large, with a better camera', 'Groß, mit besserer Kamera'], rugged: ['Rugged', 'Robust'] },
          {
            show: "what in ['new', 'exchange']",
            require: true,
            prefill: [{ value: 'small' }],
            prices: [
              { answer: 'small', once: euros('390.00') },
              { answer: 'large', once: euros('690.00') },
              { answer: 'rugged', once: euros('520.00') },
            ],
          },
        ),
        choice(
          'number',
          ['Number', 'Nummer'],
          {
            ours: ['A new one of the company', 'Eine neue der Firma'],
            keep: ['Keep my company number', 'Meine Dienstnummer behalten'],
            bring: ['Bring my private one', 'Meine private mitbringen'],
          },
          { show: "what in ['new', 'simOnly']", require: true, prefill: [{ value: 'ours' }] },
        ),
        question('bringNumber', 'text', ['Which number', 'Welche Nummer'], {
          options: { max: 30 },
          show: "number == 'bring'",
          require: true,
          limits: [{ rule: "bringNumber.startsWith('+')", otherwise: { en: 'Write it with the country: +49 ...', de: 'Bitte mit Land schreiben: +49 ...' } }],
        }),
        question('damage', 'longText', ['What is wrong?', 'Was ist kaputt?'], { show: "what == 'repair'", require: true }),
        question('photo', 'attachment', ['A photo of it', 'Ein Foto davon'], { show: "what == 'repair'" }),
      ],
    },
    fulfilment: 'New: manager approves. Repair and exchange: nobody has to. Then Workplace orders the SIM, prepares the phone and hands it over.',
    flow: 'costApproval',
    task: { group: 'workplace', title: 'Prepare phone and SIM' },
  },

  headset: {
    category: 'devices',
    topic: 'phones',
    name: { en: 'Headset', de: 'Headset' },
    summary: { en: 'For calls at the desk, on the way, or in the hall.', de: 'Für Gespräche am Platz, unterwegs oder in der Halle.' },
    description: {
      en: 'By cable where many radios are near, by radio where you walk about. Everybody with a laptop may have one; no approval.',
      de: 'Mit Kabel, wo viele funken, ohne, wo Sie umhergehen. Wer einen Laptop hat, darf eins haben; niemand muss genehmigen.',
    },
    keywords: 'headphones, Kopfhörer, microphone, softphone, Sprechgarnitur',
    picture: 'headset',
    owner: 'ana',
    service: 'telephony',
    openTo: 'everyone',
    deliveryDays: 2,
    most: 10,
    form: {
      parts: [
        choice(
          'kind',
          ['Kind', 'Art'],
          {
            cable: ['With a cable', 'Mit Kabel'],
            radio: ['Without a cable', 'Ohne Kabel'],
            hall: ['With ear protection, for the hall', 'Mit Gehörschutz, für die Halle'],
          },
          {
            require: true,
            prefill: [{ value: 'cable' }],
            prices: [
              { answer: 'cable', once: euros('49.00') },
              { answer: 'radio', once: euros('139.00') },
              { answer: 'hall', once: euros('210.00') },
            ],
          },
        ),
        choice(
          'ears',
          ['Ears', 'Ohren'],
          { one: ['One', 'Eins'], two: ['Both', 'Beide'] },
          { require: true, prefill: [{ value: 'two' }], show: "kind != 'hall'" },
        ),
        site('deliverTo', ['Where to', 'Wohin'], { require: true }),
      ],
    },
    fulfilment: 'No approval. Workplace puts it into the next internal post.',
    flow: 'simple',
    task: { group: 'workplace', title: 'Send headset' },
  },
} as const satisfies Readonly<Record<string, CatalogueFacts>>

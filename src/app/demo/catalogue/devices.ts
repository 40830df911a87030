import { choice, column, euros, hint, keyboards, monthly, question, section, site, wordsOf } from './asking.ts'
import type { CatalogueFacts } from './item.ts'

export const devices = {
  laptop: {
    category: 'devices',
    topic: 'devices',
    name: { en: 'Laptop', de: 'Laptop' },
    summary: { en: 'A new one, or one in exchange for yours.', de: 'Ein neuer, oder einer im Tausch gegen Ihren.' },
    description: {
      en: 'Set up with mail, drives and standard programs. **Four models**, exchanged after four years.\n\nWe do not copy local files: move them to a drive first. How the day goes stands in the article *Your laptop is exchanged*.',
      de: 'Eingerichtet mit Mail, Laufwerken und Standardprogrammen. **Vier Modelle**, Tausch nach vier Jahren.\n\nLokale Dateien kopieren wir nicht: Legen Sie sie vorher auf ein Laufwerk. Wie der Tag abläuft, steht im Artikel *Your laptop is exchanged*.',
    },
    keywords: 'notebook, computer, PC, Rechner, replacement, exchange, Austausch',
    picture: 'laptop',
    owner: 'ana',
    service: 'laptops',
    openTo: 'everyone',
    deliveryDays: 5,
    form: {
      parts: [
        choice(
          'reason',
          ['Why', 'Wozu'],
          {
            new: ['I have none yet', 'Ich habe noch keinen'],
            replacement: ['Mine is due for exchange', 'Meiner ist zum Tausch fällig'],
            broken: ['Mine is broken', 'Meiner ist kaputt'],
            second: ['A second one', 'Ein zweiter'],
          },
          { require: true, prefill: [{ value: 'new' }] },
        ),
        question('oldDevice', 'text', ['Number of the old one', 'Nummer des alten'], {
          help: ['On the sticker below: LT- and five digits.', 'Auf dem Aufkleber unten: LT- und fünf Ziffern.'],
          options: { max: 20 },
          show: "reason in ['replacement', 'broken']",
          require: true,
          limits: [
            {
              rule: "oldDevice.startsWith('LT-')",
              otherwise: { en: 'It begins with LT-, such as LT-20418.', de: 'Sie beginnt mit LT-, etwa LT-20418.' },
            },
          ],
        }),
        question('why', 'longText', ['Why two?', 'Warum zwei?'], {
          help: ['Your manager reads this.', 'Das liest Ihre Führungskraft.'],
          show: "reason == 'second'",
          require: true,
        }),
        choice(
          'model',
          ['Model', 'Modell'],
          {
            standard: ['Standard, 14 inch', 'Standard, 14 Zoll'],
            light: ['Light, 13 inch, for much travel', 'Leicht, 13 Zoll, für viele Reisen'],
            drawing: ['Drawing, 16 inch, for CAD', 'Konstruktion, 16 Zoll, für CAD'],
            rugged: ['Rugged, for halls and workshops', 'Robust, für Halle und Werkstatt'],
          },
          {
            require: true,
            prefill: [{ value: 'standard' }],
            prices: [
              { answer: 'standard', once: euros('1190.00') },
              { answer: 'light', once: euros('1390.00') },
              { answer: 'drawing', once: euros('2680.00') },
              { answer: 'rugged', once: euros('1950.00') },
            ],
          },
        ),
        choice('keyboard', ['Keyboard', 'Tastatur'], keyboards, {
          require: true,
          help: ['It cannot be changed later.', 'Später lässt sie sich nicht ändern.'],
        }),
        question('dock', 'boolean', ['With a docking station', 'Mit Dockingstation'], { prices: [{ answer: true, once: euros('189.00') }] }),
        site('deliverTo', ['Where to', 'Wohin'], { require: true }),
        hint(
          'drawingOnly',
          [
            'The drawing model is slow to get: **10 working days**. It needs a CAD licence of its own, order *Software licence*.',
            'Das Konstruktionsmodell dauert länger: **10 Arbeitstage**. Es braucht eine eigene CAD-Lizenz, bestellen Sie *Softwarelizenz*.',
          ],
          "model == 'drawing'",
        ),
      ],
    },
    fulfilment:
      'Manager approves; above 1,000 € the head of the department as well. Then Workplace prepares it from stock or orders it, hands it over against a signature, and takes the old one back after five working days.',
    flow: 'costApproval',
    task: { group: 'workplace', title: 'Prepare laptop and hand it over' },
  },

  monitor: {
    category: 'devices',
    topic: 'devices',
    name: { en: 'Monitor', de: 'Monitor' },
    summary: { en: 'For the desk, or for working from home.', de: 'Für den Platz oder für zu Hause.' },
    description: {
      en: 'Height can be set, one USB-C cable for picture and power. At home: one screen for up to three days a week, two above.',
      de: 'Höhenverstellbar, ein USB-C-Kabel für Bild und Strom. Zu Hause: ein Bildschirm bis drei Tage die Woche, darüber zwei.',
    },
    keywords: 'screen, display, Bildschirm, second screen, home office',
    picture: 'monitor',
    owner: 'ana',
    service: 'laptops',
    openTo: 'everyone',
    deliveryDays: 4,
    most: 4,
    form: {
      parts: [
        choice(
          'size',
          ['Size', 'Größe'],
          { 24: ['24 inch', '24 Zoll'], 27: ['27 inch, sharp', '27 Zoll, scharf'], 34: ['34 inch, wide', '34 Zoll, breit'] },
          {
            require: true,
            prefill: [{ value: '24' }],
            prices: [
              { answer: '24', once: euros('210.00') },
              { answer: '27', once: euros('340.00') },
              { answer: '34', once: euros('620.00') },
            ],
          },
        ),
        choice(
          'where',
          ['Where', 'Wo'],
          { office: ['At my desk', 'An meinem Platz'], home: ['At home', 'Zu Hause'] },
          { require: true, prefill: [{ value: 'office' }] },
        ),
        question('desk', 'text', ['Desk', 'Platz'], {
          help: ['On the edge of the table: 2.31', 'An der Tischkante: 2.31'],
          options: { max: 20 },
          show: "where == 'office'",
          require: true,
        }),
        section(
          'home',
          ['At home', 'Zu Hause'],
          [
            question('daysAtHome', 'number', ['Days a week at home', 'Tage je Woche zu Hause'], { options: { whole: true, min: 1, most: 5 }, require: true }),
            question('parcel', 'longText', ['Address for the parcel', 'Adresse für das Paket'], {
              options: { max: 300 },
              help: ['Leave it empty and you collect it in the office.', 'Lassen Sie sie leer, dann holen Sie ihn im Büro ab.'],
            }),
          ],
          "where == 'home'",
        ),
        question('arm', 'boolean', ['With an arm for the table', 'Mit Tischarm'], {
          show: "where == 'office'",
          prices: [{ answer: true, once: euros('95.00') }],
        }),
      ],
    },
    fulfilment: 'Manager approves. Workplace takes it from stock, sets it up at the desk or sends the parcel.',
    flow: 'managerApproval',
    task: { group: 'workplace', title: 'Set up or send monitor' },
  },

  printer: {
    category: 'devices',
    topic: 'printing',
    name: { en: 'Printer', de: 'Drucker' },
    summary: { en: 'A new one, moved, or taken away.', de: 'Ein neuer, umgestellt oder abgeholt.' },
    description: {
      en: 'Office printers: one for 20 people. Label printers: where labels are needed. A label printer wants power, a network socket and a person who looks after it.',
      de: 'Bürodrucker: einer für 20 Menschen. Etikettendrucker: wo Etiketten gebraucht werden. Er will Strom, eine Netzdose und jemanden, der sich kümmert.',
    },
    keywords: 'Drucker, label printer, Etikett, move printer',
    picture: 'printer',
    owner: 'ana',
    service: 'printing',
    openTo: 'everyone',
    deliveryDays: 10,
    form: {
      parts: [
        choice(
          'what',
          ['What', 'Was'],
          { new: ['A new one', 'Ein neuer'], move: ['Move one', 'Einen umstellen'], remove: ['Take one away', 'Einen abholen'] },
          { require: true },
        ),
        choice(
          'kind',
          ['Kind', 'Art'],
          { office: ['Office', 'Büro'], label: ['Labels', 'Etiketten'] },
          {
            show: "what == 'new'",
            require: true,
            prices: [
              { answer: 'office', recurring: monthly('48.00') },
              { answer: 'label', once: euros('2100.00') },
            ],
          },
        ),
        question('name', 'text', ['Its name', 'Sein Name'], {
          options: { max: 30 },
          help: ['Such as PR-2OG-2 or LP-07.', 'Etwa PR-2OG-2 oder LP-07.'],
          show: "what in ['move', 'remove']",
          require: true,
        }),
        question('people', 'number', ['How many people print there?', 'Wie viele Menschen drucken dort?'], {
          options: { whole: true, min: 1, most: 500 },
          show: "what == 'new' && kind == 'office'",
          require: true,
          limits: [
            {
              rule: 'people >= 10',
              otherwise: {
                en: 'Below ten we do not put up another one. The next printer takes your badge too.',
                de: 'Unter zehn stellen wir keinen auf. Der nächste Drucker nimmt auch Ihren Ausweis.',
              },
            },
          ],
        }),
        question('places', 'rows', ['Where do they walk to now?', 'Wohin gehen sie jetzt?'], {
          show: "what == 'new' && kind == 'office'",
          options: {
            columns: {
              printer: column('text', ['Printer', 'Drucker'], { required: true, options: { max: 30 } }),
              steps: column('number', ['Steps', 'Schritte'], { options: { whole: true, min: 0, most: 2000 } }),
              why: column('choice', ['Why not that one', 'Warum nicht der'], {
                options: { words: wordsOf({ far: ['too far', 'zu weit'], busy: ['always busy', 'immer besetzt'], stairs: ['stairs', 'Treppe'] }) },
              }),
            },
          },
        }),
        site('site', ['Site', 'Standort'], { require: true }),
        question('spot', 'text', ['Where exactly', 'Wo genau'], { require: true, show: "what in ['new', 'move']" }),
        question('photo', 'attachment', ['Photo of the place', 'Foto der Stelle'], { show: "what in ['new', 'move']" }),
      ],
    },
    fulfilment: 'Above 1,000 € the head of the department approves. Workplace has network operations check the socket, then delivers.',
    flow: 'costApproval',
    task: { group: 'workplace', title: 'Set up, move or collect printer' },
  },
} as const satisfies Readonly<Record<string, CatalogueFacts>>

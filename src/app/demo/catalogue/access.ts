import { choice, column, euros, hint, monthly, notSooner, question, section, site, wordsOf, yearly } from './asking.ts'
import type { CatalogueFacts } from './item.ts'

export const access = {
  softwareLicence: {
    category: 'access',
    topic: 'devices',
    name: { en: 'Software licence', de: 'Softwarelizenz' },
    summary: {
      en: 'A program that costs something, or one that we do not have yet.',
      de: 'Ein Programm, das etwas kostet, oder eins, das wir noch nicht haben.',
    },
    description: {
      en: 'About 140 programs are free in the company portal; look there first. What is not used for **90 days** comes back, you are asked before.\n\nSomething else: we check security, data protection and licence. Five working days, two weeks if data leave the company.',
      de: 'Rund 140 Programme gibt es kostenlos im Firmenportal; sehen Sie zuerst dort nach. Was **90 Tage** nicht benutzt wird, kommt zurück, vorher fragen wir.\n\nEtwas anderes: Wir prüfen Sicherheit, Datenschutz und Lizenz. Fünf Arbeitstage, zwei Wochen, wenn Daten die Firma verlassen.',
    },
    keywords: 'program, app, install, licence, Programm, Lizenz, CAD, PDF',
    picture: 'software',
    owner: 'henrike',
    service: 'laptops',
    openTo: 'everyone',
    deliveryDays: 3,
    form: {
      parts: [
        choice(
          'program',
          ['Program', 'Programm'],
          {
            pdf: ['PDF editor', 'PDF-Bearbeitung'],
            drawings: ['CAD', 'CAD'],
            pictures: ['Picture editing', 'Bildbearbeitung'],
            project: ['Project planning', 'Projektplanung'],
            other: ['Something else', 'Etwas anderes'],
          },
          {
            require: true,
            prices: [
              { answer: 'pdf', recurring: yearly('96.00') },
              { answer: 'drawings', recurring: yearly('4500.00') },
              { answer: 'pictures', recurring: monthly('29.00') },
              { answer: 'project', recurring: monthly('21.00') },
            ],
          },
        ),
        hint(
          'cadPool',
          [
            'There are eight floating CAD licences for all of engineering. A further one is bought only when Malte Ehrig agrees. To **look** at drawings the free viewer is enough.',
            'Für die ganze Konstruktion gibt es acht gemeinsame CAD-Lizenzen. Eine weitere kaufen wir nur, wenn Malte Ehrig zustimmt. Zum **Ansehen** genügt der kostenlose Betrachter.',
          ],
          "program == 'drawings'",
        ),
        section(
          'somethingElse',
          ['Something else', 'Etwas anderes'],
          [
            question('otherName', 'text', ['Name and maker', 'Name und Hersteller'], { require: true }),
            question('page', 'url', ['Page of the maker', 'Seite des Herstellers'], { require: true }),
            choice(
              'works',
              ['It works with', 'Es arbeitet mit'],
              {
                nothing: ['nothing of ours', 'nichts von uns'],
                internal: ['internal texts', 'internen Texten'],
                people: ['data about people', 'Daten über Menschen'],
                drawings: ['drawings or prices', 'Zeichnungen oder Preisen'],
              },
              { require: true },
            ),
            question('price', 'money', ['What it costs a year, as far as you know', 'Was es im Jahr kostet, soweit Sie wissen']),
            question('offer', 'attachment', ['Their offer', 'Das Angebot']),
          ],
          "program == 'other'",
        ),
        question('forWhat', 'longText', ['What you need it for', 'Wofür Sie es brauchen'], { require: true }),
        question('until', 'date', ['Only until', 'Nur bis'], {
          help: ['Empty: for good.', 'Leer: auf Dauer.'],
          limits: [{ rule: 'until > now()', otherwise: { en: 'This day has passed.', de: 'Dieser Tag ist vorbei.' } }],
        }),
      ],
    },
    fulfilment:
      'Manager approves; above 1,000 € the head of the department too. Business applications assign the licence; the laptop installs it by itself. Something else: they check it first.',
    flow: 'costApproval',
    task: { group: 'business', title: 'Check and assign licence' },
  },

  applicationAccess: {
    category: 'access',
    topic: 'access',
    name: { en: 'Access to an application', de: 'Zugang zu einer Anwendung' },
    summary: { en: 'Rights in ERP, warehouse, figures, folders and others.', de: 'Rechte in ERP, Lager, Zahlen, Ordnern und anderem.' },
    description: {
      en: 'For you, for a colleague, or for somebody outside who works with us. Your manager decides, then whoever owns the application. You may name several in one order.\n\n> [!NOTE]\n> Was it there yesterday and is gone? Then report it as a fault instead.',
      de: 'Für Sie, für jemanden aus dem Team oder für jemanden von außen, der mit uns arbeitet. Es entscheidet Ihre Führungskraft, danach wem die Anwendung gehört. Sie können mehrere in einer Bestellung nennen.\n\n> [!NOTE]\n> War der Zugang gestern noch da? Dann melden Sie bitte eine Störung.',
    },
    keywords: 'permission, role, right, Berechtigung, Rolle, folder, Ordner, ERP, administrator for a day, mailing tool, travel expenses, Reisekosten',
    picture: 'key',
    owner: 'carla',
    service: 'identity',
    openTo: 'everyone',
    deliveryDays: 2,
    form: {
      parts: [
        choice(
          'whose',
          ['Who needs it?', 'Wer braucht ihn?'],
          { us: ['Somebody of us', 'Jemand von uns'], outside: ['Somebody outside the company', 'Jemand außerhalb der Firma'] },
          { require: true, prefill: [{ value: 'us' }] },
        ),
        section(
          'outsider',
          ['Outside', 'Von außen'],
          [
            question('guestName', 'text', ['Name', 'Name'], { require: true }),
            question('guestEmail', 'email', ['E-mail', 'E-Mail'], { require: true }),
            question('guestCompany', 'text', ['Company or university', 'Firma oder Hochschule'], { require: true }),
            question('agreement', 'attachment', ['Signed agreement', 'Unterschriebene Vereinbarung'], {
              help: [
                'Data protection and secrecy. Without it nothing confidential is opened.',
                'Datenschutz und Geheimhaltung. Ohne sie wird nichts Vertrauliches geöffnet.',
              ],
            }),
          ],
          "whose == 'outside'",
        ),
        question('service', 'reference', ['Application', 'Anwendung'], { options: { to: 'service' }, require: true }),
        question('rights', 'rows', ['Which rights', 'Welche Rechte'], {
          help: ['One line for each role or folder.', 'Je Rolle oder Ordner eine Zeile.'],
          require: true,
          options: {
            columns: {
              what: column('text', ['Role or folder', 'Rolle oder Ordner'], { required: true, options: { max: 120 } }),
              level: column('choice', ['May', 'Darf'], {
                required: true,
                options: { words: wordsOf({ read: ['read', 'lesen'], write: ['change', 'ändern'], release: ['release or pay', 'freigeben oder zahlen'] }) },
              }),
            },
          },
        }),
        question('like', 'reference', ['Somebody who has it already', 'Jemand, der ihn schon hat'], {
          options: { to: 'person' },
          help: ['As a hint. We do not copy blindly.', 'Als Hinweis. Blind kopiert wird nicht.'],
        }),
        choice(
          'length',
          ['How long', 'Wie lange'],
          { good: ['For good', 'Auf Dauer'], until: ['Until a day', 'Bis zu einem Tag'] },
          {
            prefill: [{ when: "whose == 'outside'", value: 'until' }, { value: 'good' }],
            require: true,
            limits: [
              {
                rule: "whose == 'us' || length == 'until'",
                otherwise: { en: 'Outside the company it needs an end.', de: 'Außerhalb der Firma braucht er ein Ende.' },
              },
            ],
          },
        ),
        question('until', 'date', ['Until', 'Bis'], {
          show: "length == 'until'",
          require: true,
          limits: [
            {
              rule: "until > now() && until <= now() + duration('P366D')",
              otherwise: { en: 'Choose a day within the next twelve months.', de: 'Wählen Sie einen Tag in den nächsten zwölf Monaten.' },
            },
          ],
        }),
        question('forWhat', 'longText', ['What for', 'Wofür'], { require: true }),
      ],
    },
    fulfilment:
      'Manager approves, then Identity and access look whether the rights may meet in one hand. Identity and access grant it. With an end: one week before, whoever has it is told; on the day a task takes it back.',
    flow: 'accessWithExpiry',
    task: { group: 'identity', title: 'Grant access' },
  },

  vpnAccess: {
    category: 'access',
    topic: 'network',
    name: { en: 'VPN access', de: 'VPN-Zugang' },
    summary: { en: 'The company network from at home and on the road.', de: 'Das Firmennetz von zu Hause und unterwegs.' },
    description: {
      en: 'Office staff have it from the first day. Only from company laptops, with the second factor.',
      de: 'Im Büro haben ihn alle vom ersten Tag an. Nur von Firmenlaptops, mit zweitem Faktor.',
    },
    keywords: 'VPN, remote access, home office, Fernzugriff, E-431',
    picture: 'shield',
    owner: 'marek',
    service: 'vpn',
    openTo: 'everyone',
    deliveryDays: 1,
    form: {
      parts: [
        question('laptop', 'text', ['Number of the laptop', 'Nummer des Laptops'], {
          options: { max: 20 },
          require: true,
          limits: [{ rule: "laptop.startsWith('LT-')", otherwise: { en: 'It begins with LT-, such as LT-20418.', de: 'Sie beginnt mit LT-, etwa LT-20418.' } }],
        }),
        choice(
          'from',
          ['From where', 'Von wo'],
          {
            home: ['From home', 'Von zu Hause'],
            road: ['On the road in the EU', 'Unterwegs in der EU'],
            world: ['Outside the EU too', 'Auch außerhalb der EU'],
          },
          { require: true, prefill: [{ value: 'home' }] },
        ),
        question('countries', 'tags', ['Which countries', 'Welche Länder'], { show: "from == 'world'", require: true }),
        choice(
          'length',
          ['How long', 'Wie lange'],
          { good: ['For good', 'Auf Dauer'], until: ['Until a day', 'Bis zu einem Tag'] },
          { require: true, prefill: [{ value: 'good' }] },
        ),
        question('until', 'date', ['Until', 'Bis'], {
          show: "length == 'until'",
          require: true,
          limits: [{ rule: 'until > now()', otherwise: { en: 'This day has passed.', de: 'Dieser Tag ist vorbei.' } }],
        }),
      ],
    },
    fulfilment:
      'Manager approves, then Identity and access look at the countries. Identity and access put the person into the group; with an end they take it back on that day.',
    flow: 'accessWithExpiry',
    task: { group: 'identity', title: 'Switch on remote access' },
  },

  badge: {
    category: 'access',
    topic: 'access',
    name: { en: 'Badge', de: 'Ausweis' },
    summary: { en: 'New badge, more doors, or one for a day.', de: 'Neuer Ausweis, mehr Türen, oder einer für einen Tag.' },
    description: {
      en: 'Lost? Report that first, at any hour, so that the old one opens nothing any more. Badges of temporary staff always have an end.',
      de: 'Verloren? Melden Sie das zuerst, zu jeder Stunde, damit der alte nichts mehr öffnet. Ausweise von Leihkräften haben immer ein Ende.',
    },
    keywords: 'door, gate, Tür, Zutritt, Karte, visitor, key, Schlüssel',
    picture: 'badge',
    owner: 'uwe',
    service: 'doors',
    openTo: 'everyone',
    deliveryDays: 2,
    form: {
      parts: [
        choice(
          'what',
          ['What', 'Was'],
          {
            new: ['A first badge', 'Ein erster Ausweis'],
            again: ['Mine is lost or broken', 'Meiner ist weg oder kaputt'],
            doors: ['More doors', 'Mehr Türen'],
          },
          { require: true, prefill: [{ value: 'new' }], prices: [{ answer: 'again', once: euros('12.00') }] },
        ),
        site('site', ['Site', 'Standort'], { require: true }),
        question('doors', 'rows', ['Doors', 'Türen'], {
          show: "what in ['new', 'doors']",
          require: "what == 'doors'",
          help: ['The main entrance is always among them.', 'Der Haupteingang ist immer dabei.'],
          options: {
            columns: {
              door: column('text', ['Door or zone', 'Tür oder Zone'], { required: true, options: { max: 80 } }),
              when: column('choice', ['When', 'Wann'], {
                options: { words: wordsOf({ day: ['6 to 20', '6 bis 20'], always: ['always', 'immer'] }) },
              }),
            },
          },
        }),
        question('until', 'date', ['End of the assignment', 'Ende des Einsatzes'], {
          help: ['For temporary staff. Empty: as long as somebody works here.', 'Für Leihkräfte. Leer: solange jemand hier arbeitet.'],
          limits: [{ rule: 'until > now()', otherwise: { en: 'This day has passed.', de: 'Dieser Tag ist vorbei.' } }],
        }),
        question('photo', 'attachment', ['Photo', 'Foto'], {
          show: "what == 'new'",
          help: ['Face from the front. It stays on the badge only.', 'Gesicht von vorn. Es bleibt nur auf dem Ausweis.'],
        }),
        question('neededOn', 'date', ['Needed on', 'Gebraucht am'], { limits: [notSooner('neededOn', 1)] }),
      ],
    },
    fulfilment: 'Manager approves. Identity and access print it and set the zones; it lies at the gate or reception. With an end it stops working on that day.',
    flow: 'managerApproval',
    task: { group: 'identity', title: 'Print badge, set zones' },
  },
} as const satisfies Readonly<Record<string, CatalogueFacts>>

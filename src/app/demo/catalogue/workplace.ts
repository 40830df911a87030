import { choice, column, euros, hint, monthly, notSooner, question, section, site, theirs } from './asking.ts'
import type { CatalogueFacts } from './item.ts'

export const workplace = {
  deskMove: {
    category: 'workplace',
    topic: 'people',
    name: { en: 'Desk move', de: 'Umzug des Arbeitsplatzes' },
    summary: {
      en: 'One person or a whole team, inside a site or to another.',
      de: 'Eine Person oder ein ganzes Team, im Haus oder an einen anderen Standort.',
    },
    description: {
      en: 'We move what has a plug; you pack the rest into boxes. Moves are on Thursdays from 15:00, you work at the new place on Friday. Also for a change of department: then both managers go through the rights.',
      de: 'Wir bewegen, was einen Stecker hat; den Rest packen Sie in Kartons. Umgezogen wird donnerstags ab 15 Uhr, am Freitag arbeiten Sie am neuen Platz. Auch beim Wechsel der Abteilung: Dann gehen beide Führungskräfte die Rechte durch.',
    },
    keywords: 'move, relocation, Umzug, new desk, change of department, Versetzung',
    picture: 'desk',
    owner: 'uwe',
    service: 'laptops',
    openTo: 'everyone',
    deliveryDays: 7,
    form: {
      parts: [
        choice(
          'how',
          ['What moves', 'Was umzieht'],
          { one: ['One person', 'Eine Person'], team: ['Several', 'Mehrere'] },
          { require: true, prefill: [{ value: 'one' }] },
        ),
        site('from', ['From site', 'Vom Standort'], { require: true }),
        question('to', 'reference', ['To site', 'Zum Standort'], { options: { to: 'location' }, prefill: [{ from: 'from' }], require: true }),
        question('desk', 'text', ['New desk', 'Neuer Platz'], { options: { max: 20 }, show: "how == 'one'", require: true }),
        question('people', 'rows', ['Who moves where', 'Wer wohin'], {
          show: "how == 'team'",
          require: true,
          options: {
            columns: {
              person: column('reference', ['Person', 'Person'], { required: true, options: { to: 'person' } }),
              fromDesk: column('text', ['From', 'Von'], { options: { max: 20 } }),
              toDesk: column('text', ['To', 'Nach'], { required: true, options: { max: 20 } }),
              screens: column('number', ['Screens', 'Bildschirme'], { options: { whole: true, min: 0, most: 4 } }),
            },
          },
        }),
        question('on', 'date', ['Week of', 'Woche vom'], { require: true, limits: [notSooner('on', 5)] }),
        question('newDepartment', 'boolean', ['The department changes too', 'Auch die Abteilung wechselt'], {}),
        question('department', 'reference', ['New department', 'Neue Abteilung'], {
          options: { to: 'department' },
          show: 'newDepartment == true',
          require: true,
        }),
        question('plan', 'attachment', ['Plan of the room', 'Plan des Raums'], { show: "how == 'team'" }),
      ],
    },
    fulfilment:
      'Manager approves. Workplace moves the devices on Thursday, asks network operations for phones and sockets and, with a new department, Identity and access to go through the rights.',
    flow: 'managerApproval',
    task: { group: 'workplace', title: 'Move workplace' },
  },

  parking: {
    category: 'workplace',
    topic: 'access',
    name: { en: 'Parking', de: 'Parkplatz' },
    summary: { en: 'A place in the car park in Leipzig, or a box for your bicycle.', de: 'Ein Platz im Parkhaus in Leipzig, oder eine Box fürs Rad.' },
    description: {
      en: 'Bicycles stand free and dry, this is a bicycle company. Cars cost something and there are fewer places than wishes: who lives far from tram and train comes first.',
      de: 'Räder stehen kostenlos und trocken, wir bauen schließlich welche. Autos kosten etwas, und es gibt weniger Plätze als Wünsche: Wer weit von Bahn und Tram wohnt, kommt zuerst.',
    },
    keywords: 'car park, Parkhaus, Fahrradbox, bike box, charging, Ladesäule',
    picture: 'parking',
    owner: 'uwe',
    service: 'doors',
    openTo: 'audience',
    audience: 'leipzig',
    deliveryDays: 5,
    form: {
      parts: [
        choice(
          'what',
          ['For', 'Für'],
          {
            bike: ['a bicycle, box with a socket', 'ein Rad, Box mit Steckdose'],
            car: ['a car', 'ein Auto'],
            charging: ['an electric car', 'ein Elektroauto'],
          },
          {
            require: true,
            prices: [
              { answer: 'car', recurring: monthly('45.00') },
              { answer: 'charging', recurring: monthly('60.00') },
            ],
          },
        ),
        question('plate', 'text', ['Number plate', 'Kennzeichen'], { options: { max: 15 }, show: "what in ['car', 'charging']", require: true }),
        question('minutes', 'number', ['Minutes by tram or train, one way', 'Minuten mit Bahn oder Tram, einfache Fahrt'], {
          options: { whole: true, min: 0, most: 300 },
          show: "what in ['car', 'charging']",
          require: true,
        }),
        question('days', 'number', ['Days a week', 'Tage je Woche'], {
          options: { whole: true, min: 1, most: 5 },
          show: "what in ['car', 'charging']",
          require: true,
          prefill: [{ value: 5 }],
        }),
        question('shares', 'tags', ['Who comes along', 'Wer mitfährt'], {
          show: "what in ['car', 'charging']",
          help: ['Shared cars come first.', 'Fahrgemeinschaften kommen zuerst.'],
        }),
        question('need', 'longText', ['Any reason that we should know', 'Ein Grund, den wir kennen sollten'], {
          help: ['No diagnoses, please; one sentence is enough.', 'Bitte keine Diagnosen; ein Satz genügt.'],
        }),
      ],
    },
    fulfilment: 'No approval. Facilities look at the list on the first of the month; Identity and access open the gate for the badge.',
    flow: 'simple',
    task: { group: 'identity', title: 'Open car park for badge' },
  },

  businessTripCard: {
    category: 'workplace',
    topic: 'travel',
    name: { en: 'Business trip card', de: 'Reisekarte' },
    summary: {
      en: 'Company card for a trip, and word to us if you leave the EU.',
      de: 'Firmenkarte für eine Reise, und ein Hinweis an uns, wenn Sie die EU verlassen.',
    },
    description: {
      en: 'For hotel, train and fuel. Outside the EU, the United Kingdom, Switzerland and Norway sign-ins are refused unless you have named country and dates here; without a card choose *only tell us*.',
      de: 'Für Hotel, Bahn und Tanken. Außerhalb von EU, Vereinigtem Königreich, Schweiz und Norwegen werden Anmeldungen abgelehnt, wenn Sie Land und Tage hier nicht genannt haben; ohne Karte wählen Sie *nur Bescheid geben*.',
    },
    keywords: 'credit card, Kreditkarte, travel, Dienstreise, abroad, Ausland, fair, Messe, roaming',
    picture: 'card',
    owner: 'friedrich',
    service: 'identity',
    openTo: 'everyone',
    deliveryDays: 5,
    form: {
      parts: [
        choice(
          'what',
          ['What', 'Was'],
          { card: ['Card for a trip', 'Karte für eine Reise'], tell: ['Only tell us', 'Nur Bescheid geben'] },
          { require: true, prefill: [{ value: 'card' }] },
        ),
        question('from', 'date', ['From', 'Von'], { require: true, limits: [notSooner('from', 1)] }),
        question('until', 'date', ['Until', 'Bis'], {
          require: true,
          limits: [
            { rule: 'until >= from', otherwise: { en: 'It ends before it begins.', de: 'Sie endet, bevor sie beginnt.' } },
            { rule: "until <= now() + duration('P180D')", otherwise: { en: 'Half a year ahead at most.', de: 'Höchstens ein halbes Jahr im Voraus.' } },
          ],
        }),
        question('stops', 'rows', ['Where to', 'Wohin'], {
          require: true,
          options: {
            columns: {
              country: column('text', ['Country', 'Land'], { required: true, options: { max: 60 } }),
              town: column('text', ['Town', 'Stadt'], { options: { max: 60 } }),
              from: column('date', ['From', 'Von']),
            },
          },
        }),
        section(
          'card',
          ['The card', 'Die Karte'],
          [
            question('limit', 'money', ['Limit', 'Rahmen'], {
              require: true,
              limits: [
                {
                  rule: 'limit <= 5000',
                  otherwise: { en: '5,000 at most; for more talk to finance.', de: 'Höchstens 5.000; für mehr sprechen Sie mit der Buchhaltung.' },
                },
              ],
            }),
            question('costCentre', 'text', ['Cost centre', 'Kostenstelle'], {
              options: { max: 8 },
              help: ['Four digits, on your payslip.', 'Vier Ziffern, auf Ihrer Abrechnung.'],
              require: true,
            }),
            question('cash', 'boolean', ['With cash from machines', 'Mit Bargeld vom Automaten'], { prices: [{ answer: true, once: euros('8.00') }] }),
          ],
          "what == 'card'",
        ),
        question('loan', 'boolean', ['Borrow an empty laptop', 'Einen leeren Laptop leihen'], {
          help: ['For countries that look into devices at the border.', 'Für Länder, die an der Grenze in Geräte sehen.'],
        }),
      ],
    },
    fulfilment:
      'Manager approves, then Identity and access look at the countries. They open them for these days, get the card from finance, and close the countries again the day after.',
    flow: 'accessWithExpiry',
    task: { group: 'identity', title: 'Open countries, card from finance' },
  },

  training: {
    category: 'workplace',
    topic: 'people',
    name: { en: 'Training', de: 'Schulung' },
    summary: { en: 'Half an hour with us, or a course with a certificate.', de: 'Eine halbe Stunde mit uns, oder ein Kurs mit Zeugnis.' },
    description: {
      en: '*Welcome* for new colleagues, *Questions* for all others: half an hour with the service desk, free. Courses at an institute cost something and go by your manager.',
      de: '*Willkommen* für neue, *Fragen* für alle anderen: eine halbe Stunde mit dem Service Desk, kostenlos. Kurse bei einem Institut kosten etwas und gehen über Ihre Führungskraft.',
    },
    keywords: 'course, Kurs, workshop, Weiterbildung, Excel, ERP, welcome',
    picture: 'training',
    owner: 'petra',
    openTo: 'everyone',
    deliveryDays: 5,
    most: 20,
    form: {
      parts: [
        choice(
          'what',
          ['What', 'Was'],
          {
            welcome: ['Welcome', 'Willkommen'],
            questions: ['Questions', 'Fragen'],
            erp: ['ERP for beginners, half a day', 'ERP für Anfänger, ein halber Tag'],
            security: ['Security, one hour', 'Sicherheit, eine Stunde'],
            course: ['A course elsewhere', 'Ein Kurs woanders'],
          },
          { require: true, prices: [{ answer: 'erp', once: euros('120.00') }] },
        ),
        choice(
          'language',
          ['Language', 'Sprache'],
          { english: ['English', 'Englisch'], german: ['German', 'Deutsch'], portuguese: ['Portuguese', 'Portugiesisch'] },
          {
            require: true,
            prefill: [{ value: 'english' }],
            show: "what != 'course'",
          },
        ),
        question('topics', 'tags', ['What you want to know', 'Was Sie wissen möchten'], { show: "what in ['questions', 'erp']" }),
        section(
          'elsewhere',
          ['The course', 'Der Kurs'],
          [
            question('title', 'text', ['Its name', 'Sein Name'], { require: true }),
            question('page', 'url', ['Its page', 'Seine Seite'], { require: true }),
            question('fee', 'money', ['Fee', 'Gebühr'], { require: true }),
            question('certificate', 'boolean', ['Ends with a certificate', 'Endet mit einem Zeugnis']),
          ],
          "what == 'course'",
        ),
        hint(
          'above',
          [
            'Above 1,000 we agree in writing how long you stay with us afterwards. People will write to you.',
            'Über 1.000 vereinbaren wir schriftlich, wie lange Sie danach bleiben. Das Personal schreibt Ihnen.',
          ],
          'fee > 1000',
        ),
        question('when', 'date', ['When', 'Wann'], { limits: [notSooner('when', 2)] }),
        question('phone', 'text', ['Your number, to settle the hour', 'Ihre Nummer, um die Stunde zu verabreden'], {
          options: { max: 60 },
          prefill: theirs('phone'),
        }),
      ],
    },
    fulfilment:
      'With us: no approval, the service desk settles a time. A course elsewhere: manager approves, above 1,000 € the head of the department; then People book it.',
    flow: 'costApproval',
    task: { group: 'serviceDesk', title: 'Settle training' },
  },
} as const satisfies Readonly<Record<string, CatalogueFacts>>

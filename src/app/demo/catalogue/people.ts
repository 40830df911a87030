import { choice, column, euros, hint, notSooner, question, section, wordsOf } from './asking.ts'
import type { CatalogueFacts } from './item.ts'

export const people = {
  leavingEmployee: {
    category: 'people',
    topic: 'people',
    name: { en: 'Leaving employee', de: 'Austritt' },
    summary: { en: 'Accounts end, devices come back, knowledge stays.', de: 'Konten enden, Geräte kommen zurück, Wissen bleibt.' },
    description: {
      en: 'As soon as the last day is known. Everything ends at 18:00 on that day unless you say otherwise.\n\n> [!IMPORTANT]\n> Must it end **at once**? Call Petra Lohse or 111; a form is too slow for that.',
      de: 'Sobald der letzte Tag feststeht. Alles endet an diesem Tag um 18 Uhr, wenn Sie nichts anderes sagen.\n\n> [!IMPORTANT]\n> Muss es **sofort** enden? Rufen Sie Petra Lohse oder 111 an; ein Formular ist dafür zu langsam.',
    },
    keywords: 'offboarding, leaver, last day, Kündigung, Rente, Austritt, exit',
    picture: 'goodbye',
    owner: 'petra',
    service: 'identity',
    openTo: 'audience',
    audience: 'managers',
    deliveryDays: 5,
    forOthers: false,
    form: {
      parts: [
        question('who', 'reference', ['Who leaves', 'Wer geht'], {
          options: { to: 'person' },
          require: true,
          limits: [{ rule: 'who != orderer', otherwise: { en: 'For yourself your manager orders it.', de: 'Für Sie selbst bestellt es Ihre Führungskraft.' } }],
        }),
        question('lastDay', 'date', ['Last day', 'Letzter Tag'], {
          require: true,
          limits: [
            {
              rule: "lastDay >= now() - duration('P1D')",
              otherwise: { en: 'Has this day passed? Then call 111, it is urgent.', de: 'Ist der Tag vorbei? Dann rufen Sie 111 an, es eilt.' },
            },
          ],
        }),
        choice(
          'ends',
          ['Accounts end', 'Konten enden'],
          { evening: ['on that day at 18:00', 'an dem Tag um 18 Uhr'], morning: ['on that day at 6:00', 'an dem Tag um 6 Uhr'] },
          { require: true, prefill: [{ value: 'evening' }] },
        ),
        question('takesOver', 'reference', ['Who takes over mail and files', 'Wer Mail und Dateien übernimmt'], {
          options: { to: 'person' },
          require: true,
          limits: [{ rule: 'takesOver != who', otherwise: { en: 'Somebody else, please.', de: 'Bitte jemand anders.' } }],
        }),
        question('numberAlong', 'boolean', ['Takes the phone number along', 'Nimmt die Telefonnummer mit'], {}),
        question('devices', 'rows', ['Devices that you know of', 'Geräte, von denen Sie wissen'], {
          options: {
            columns: {
              device: column('choice', ['Device', 'Gerät'], {
                required: true,
                options: {
                  words: wordsOf({
                    laptop: ['laptop', 'Laptop'],
                    phone: ['phone', 'Telefon'],
                    dock: ['dock or screen at home', 'Dock oder Bildschirm zu Hause'],
                    other: ['other', 'anderes'],
                  }),
                },
              }),
              number: column('text', ['Number', 'Nummer'], { options: { max: 30 } }),
            },
          },
        }),
        hint('boxes', [
          'For devices at home we send a box; they put it at the door for collection.',
          'Für Geräte zu Hause schicken wir einen Karton; er wird an der Tür abgeholt.',
        ]),
      ],
    },
    fulfilment:
      'No approval. Three days before, at the same time: Workplace collects devices, the service desk sets the answer of the mailbox for 90 days, Business applications take licences and roles. On the last day Identity and access end accounts and badge. Where devices are not back after two weeks, Petra Lohse is told.',
    flow: 'offboarding',
    task: { group: 'identity', title: 'End accounts, collect devices' },
  },

  parentalCover: {
    category: 'people',
    topic: 'people',
    name: { en: 'Parental-leave cover', de: 'Vertretung für die Elternzeit' },
    summary: { en: 'Somebody stands in, with access for exactly that long.', de: 'Jemand vertritt, mit Zugang für genau so lange.' },
    description: {
      en: 'For parental leave and other absences of more than six weeks. The stand-in gets what the work needs; the account of whoever is away rests, *Time and payroll* stays open to them.',
      de: 'Für Elternzeit und andere Abwesenheiten über sechs Wochen. Die Vertretung bekommt, was die Arbeit braucht; das Konto der abwesenden Person ruht, *Zeit und Lohn* bleibt ihr offen.',
    },
    keywords: 'Elternzeit, maternity, Mutterschutz, sabbatical, stand-in, Vertretung, long leave',
    picture: 'cradle',
    owner: 'petra',
    service: 'identity',
    openTo: 'audience',
    audience: 'managers',
    deliveryDays: 10,
    forOthers: false,
    form: {
      parts: [
        question('away', 'reference', ['Who is away', 'Wer weg ist'], { options: { to: 'person' }, require: true }),
        question('from', 'date', ['From', 'Von'], { require: true, limits: [notSooner('from', 10)] }),
        question('until', 'date', ['Until, as planned', 'Bis, wie geplant'], {
          require: true,
          limits: [
            { rule: 'until > from', otherwise: { en: 'It ends before it begins.', de: 'Es endet, bevor es beginnt.' } },
            {
              rule: "until <= now() + duration('P1200D')",
              otherwise: { en: 'Three years at most; extend it later.', de: 'Höchstens drei Jahre; später lässt es sich verlängern.' },
            },
          ],
        }),
        choice(
          'by',
          ['Who stands in', 'Wer vertritt'],
          { colleague: ['Somebody of us', 'Jemand von uns'], hired: ['Somebody new, ordered as New employee', 'Jemand Neues, als Neueintritt bestellt'] },
          { require: true },
        ),
        question('standIn', 'reference', ['Stand-in', 'Vertretung'], {
          options: { to: 'person' },
          show: "by == 'colleague'",
          require: true,
          limits: [{ rule: 'standIn != away', otherwise: { en: 'Somebody else, please.', de: 'Bitte jemand anders.' } }],
        }),
        question('sideBySide', 'date', ['Both work together from', 'Beide zusammen ab'], {
          limits: [{ rule: 'sideBySide <= from', otherwise: { en: 'This has to be before the leave.', de: 'Das muss vor der Abwesenheit liegen.' } }],
        }),
        question('tasks', 'rows', ['What is handed over', 'Was übergeben wird'], {
          require: true,
          options: {
            columns: {
              what: column('text', ['Task, mailbox or application', 'Aufgabe, Postfach oder Anwendung'], { required: true, options: { max: 120 } }),
              to: column('reference', ['To somebody else', 'An jemand anders'], { options: { to: 'person' } }),
            },
          },
        }),
        section(
          'things',
          ['Devices of whoever is away', 'Geräte der abwesenden Person'],
          [
            choice(
              'phone',
              ['Phone', 'Telefon'],
              { keeps: ['keeps it', 'behält es'], back: ['gives it back, keeps the number', 'gibt es ab, behält die Nummer'] },
              { require: true, prefill: [{ value: 'keeps' }] },
            ),
            choice(
              'laptop',
              ['Laptop', 'Laptop'],
              { back: ['gives it back', 'gibt ihn ab'], keptHere: ['is kept for them, up to six months', 'wird aufgehoben, bis sechs Monate'] },
              { require: true, prefill: [{ value: 'back' }] },
            ),
          ],
        ),
      ],
    },
    fulfilment:
      'Manager and Identity and access agree. Identity and access give the stand-in the rights with the end that was named and let the account rest. One week before the end both are told; on the day a task takes the rights back.',
    flow: 'accessWithExpiry',
    task: { group: 'identity', title: 'Rights for the stand-in, account rests' },
  },

  nameChange: {
    category: 'people',
    topic: 'people',
    name: { en: 'Name change', de: 'Namensänderung' },
    summary: { en: 'In mail, directory, badge and business cards.', de: 'In Mail, Verzeichnis, Ausweis und auf Visitenkarten.' },
    description: {
      en: 'Your old address keeps arriving for a year. The change is made over night; sign in with the new address the next morning, with the same password.\n\nA name by which you want to be called needs no papers. The name on the payslip does; that is for People.',
      de: 'Ihre alte Adresse kommt noch ein Jahr lang an. Geändert wird über Nacht; am nächsten Morgen melden Sie sich mit der neuen Adresse und demselben Kennwort an.\n\nEin Rufname braucht keine Papiere. Der Name auf der Abrechnung schon; das macht das Personal.',
    },
    keywords: 'marriage, Heirat, Rufname, surname, e-mail address, Nachname',
    picture: 'name',
    owner: 'carla',
    service: 'identity',
    openTo: 'everyone',
    deliveryDays: 2,
    form: {
      parts: [
        choice(
          'kind',
          ['What changes', 'Was sich ändert'],
          { called: ['How I am called', 'Wie ich genannt werde'], legal: ['My legal name', 'Mein amtlicher Name'] },
          { require: true },
        ),
        question('newName', 'text', ['New name', 'Neuer Name'], { options: { max: 120 }, require: true }),
        question('address', 'email', ['Address you would like', 'Gewünschte Adresse'], {
          limits: [
            {
              rule: "address.endsWith('@ahrenvelt.example')",
              otherwise: { en: 'Ours end on @ahrenvelt.example.', de: 'Unsere enden auf @ahrenvelt.example.' },
            },
          ],
        }),
        question('on', 'date', ['From', 'Ab'], { require: true, limits: [notSooner('on', 1)] }),
        question('badge', 'boolean', ['New badge', 'Neuer Ausweis'], { prefill: [{ value: true }] }),
        question('cards', 'number', ['Business cards', 'Visitenkarten'], {
          options: { whole: true, min: 0, most: 500 },
          prices: [{ each: true, once: euros('0.12') }],
        }),
        question('tellPeople', 'boolean', ['People know', 'Das Personal weiß es'], {
          show: "kind == 'legal'",
          require: true,
          limits: [
            {
              rule: 'tellPeople == true',
              otherwise: {
                en: 'Please tell People first, they need to see a paper.',
                de: 'Bitte sagen Sie es zuerst dem Personal, dort muss man ein Papier sehen.',
              },
            },
          ],
        }),
      ],
    },
    fulfilment: 'No approval. Identity and access rename the account at night and keep the old address for a year; badge printed in the same task.',
    flow: 'simple',
    task: { group: 'identity', title: 'Rename account and addresses' },
  },
} as const satisfies Readonly<Record<string, CatalogueFacts>>

import { choice, column, euros, hint, notSooner, question, section, site, wordsOf } from './asking.ts'
import type { CatalogueFacts } from './item.ts'

export const rooms = {
  guestWifi: {
    category: 'rooms',
    topic: 'network',
    name: { en: 'Guest Wi-Fi', de: 'Gäste-WLAN' },
    summary: { en: 'Codes for visitors, printed with their badges.', de: 'Codes für Gäste, mit den Besucherausweisen gedruckt.' },
    description: {
      en: 'Good for video calls and the VPN of their company. Short visits need none: an e-mail address is enough for two hours.',
      de: 'Taugt für Videogespräche und das VPN ihrer Firma. Kurze Besuche brauchen keine: Für zwei Stunden genügt eine Mailadresse.',
    },
    keywords: 'WLAN, visitor, Besucher, event, code, AV-Guest',
    picture: 'wifi',
    owner: 'marek',
    service: 'wifi',
    openTo: 'everyone',
    deliveryDays: 1,
    form: {
      parts: [
        question('from', 'date', ['From', 'Von'], {
          require: true,
          limits: [{ rule: "from >= now() - duration('P1D')", otherwise: { en: 'This day has passed.', de: 'Dieser Tag ist vorbei.' } }],
        }),
        question('until', 'date', ['Until', 'Bis'], {
          require: true,
          prefill: [{ from: 'from' }],
          limits: [{ rule: 'until >= from', otherwise: { en: 'It ends before it begins.', de: 'Es endet, bevor es beginnt.' } }],
        }),
        question('guests', 'number', ['How many guests', 'Wie viele Gäste'], { options: { whole: true, min: 1, most: 500 }, require: true }),
        hint(
          'many',
          [
            'For more than 30 we need **three working days** and come to look at the place.',
            'Für mehr als 30 brauchen wir **drei Arbeitstage** und sehen uns den Ort an.',
          ],
          'guests > 30',
        ),
        site('site', ['Site', 'Standort'], { require: true }),
        question('names', 'rows', ['Names, for the badges', 'Namen, für die Ausweise'], {
          show: 'guests <= 30',
          options: {
            columns: {
              name: column('text', ['Name', 'Name'], { required: true, options: { max: 80 } }),
              company: column('text', ['Company', 'Firma'], { options: { max: 80 } }),
            },
          },
        }),
      ],
    },
    fulfilment: 'No approval. Reception gets the codes from the service desk; above 30 guests the service desk asks network operations first.',
    flow: 'simple',
    task: { group: 'serviceDesk', title: 'Print guest codes' },
  },

  roomEquipment: {
    category: 'rooms',
    topic: 'meetings',
    name: { en: 'Room equipment', de: 'Raumausstattung' },
    summary: { en: 'Microphones, second screen, flip chart, coffee.', de: 'Mikrofone, zweiter Bildschirm, Flipchart, Kaffee.' },
    description: {
      en: 'For a meeting in a room that you have booked already. Two working days before, please.',
      de: 'Für eine Besprechung in einem Raum, den Sie schon gebucht haben. Bitte zwei Arbeitstage vorher.',
    },
    keywords: 'meeting, catering, projector, Beamer, Besprechung, Bewirtung',
    picture: 'equipment',
    owner: 'jonas',
    service: 'rooms',
    openTo: 'everyone',
    deliveryDays: 2,
    form: {
      parts: [
        question('room', 'text', ['Room', 'Raum'], {
          options: { max: 60 },
          require: true,
          help: ['As in the calendar: Pleiße, Maas ...', 'Wie im Kalender: Pleiße, Maas ...'],
        }),
        question('begins', 'dateTime', ['Begins', 'Beginnt'], {
          require: true,
          limits: [
            {
              rule: "begins >= now() + duration('P1D')",
              otherwise: {
                en: 'That is too soon for us. Call 111, perhaps something is free.',
                de: 'Das ist zu bald. Rufen Sie 111 an, vielleicht ist etwas frei.',
              },
            },
          ],
        }),
        question('lasts', 'duration', ['Lasts', 'Dauert'], { require: true }),
        question('people', 'number', ['People', 'Personen'], { options: { whole: true, min: 1, most: 60 }, require: true }),
        question('things', 'rows', ['What', 'Was'], {
          options: {
            columns: {
              thing: column('choice', ['Thing', 'Ding'], {
                required: true,
                options: {
                  words: wordsOf({
                    microphone: ['microphone', 'Mikrofon'],
                    screen: ['second screen', 'zweiter Bildschirm'],
                    flipchart: ['flip chart', 'Flipchart'],
                    recorder: ['recording', 'Aufzeichnung'],
                    booth: ['interpreter’s booth', 'Dolmetschkabine'],
                  }),
                },
              }),
              count: column('number', ['How many', 'Wie viele'], { required: true, options: { whole: true, min: 1, most: 20 } }),
            },
          },
        }),
        question('coffee', 'boolean', ['Coffee and water', 'Kaffee und Wasser'], { prices: [{ answer: true, once: euros('18.00') }] }),
        question('lunch', 'number', ['Lunches', 'Mittagessen'], { options: { whole: true, min: 0, most: 60 }, prices: [{ each: true, once: euros('9.50') }] }),
        question('diets', 'text', ['What must not be in it', 'Was nicht drin sein darf'], { show: 'lunch > 0' }),
      ],
    },
    fulfilment: 'No approval. Workplace brings the equipment; facilities order coffee and lunches from the list that they get at noon.',
    flow: 'simple',
    task: { group: 'workplace', title: 'Set up room equipment' },
  },

  meetingRoomChange: {
    category: 'rooms',
    topic: 'meetings',
    name: { en: 'Meeting-room change', de: 'Änderung eines Besprechungsraums' },
    summary: { en: 'Screen, tables, name, who may book it.', de: 'Bildschirm, Tische, Name, wer ihn buchen darf.' },
    description: {
      en: 'For good, not for a single meeting. We look at it together first; a room with video costs about 3,500 €.',
      de: 'Auf Dauer, nicht für eine einzelne Besprechung. Wir sehen ihn uns zuerst gemeinsam an; ein Raum mit Video kostet rund 3.500 €.',
    },
    keywords: 'conference room, Konferenzraum, video, camera, booking panel',
    picture: 'room',
    owner: 'jonas',
    service: 'rooms',
    openTo: 'everyone',
    orderAudience: 'managers',
    deliveryDays: 30,
    form: {
      parts: [
        site('site', ['Site', 'Standort'], { require: true }),
        question('room', 'text', ['Room', 'Raum'], { options: { max: 60 }, require: true }),
        choice(
          'what',
          ['What changes', 'Was sich ändert'],
          {
            video: ['Screen, camera, sound', 'Bildschirm, Kamera, Ton'],
            tables: ['Tables and chairs', 'Tische und Stühle'],
            booking: ['Name, seats, who may book', 'Name, Plätze, wer bucht'],
            away: ['It is no meeting room any more', 'Er ist kein Besprechungsraum mehr'],
          },
          { require: true },
        ),
        choice(
          'size',
          ['Size', 'Größe'],
          { small: ['Up to 4', 'Bis 4'], middle: ['Up to 10', 'Bis 10'], large: ['Above', 'Darüber'] },
          {
            show: "what == 'video'",
            require: true,
            prices: [
              { answer: 'small', once: euros('1900.00') },
              { answer: 'middle', once: euros('3500.00') },
              { answer: 'large', once: euros('7800.00') },
            ],
          },
        ),
        section(
          'bookable',
          ['Booking', 'Buchung'],
          [
            question('newName', 'text', ['New name', 'Neuer Name'], {
              options: { max: 60 },
              help: ['Rivers and places, please, as so far.', 'Bitte Flüsse und Orte, wie bisher.'],
            }),
            question('seats', 'number', ['Seats', 'Plätze'], { options: { whole: true, min: 1, most: 80 } }),
            question('bookers', 'references', ['Departments that may book it', 'Abteilungen, die buchen dürfen'], {
              options: { to: 'department' },
              help: ['Empty: everybody.', 'Leer: alle.'],
            }),
          ],
          "what == 'booking'",
        ),
        question('why', 'longText', ['Why', 'Warum'], { require: true }),
        question('plan', 'attachment', ['Photo or plan', 'Foto oder Plan'], { show: "what in ['video', 'tables']" }),
        question('notBefore', 'date', ['Not before', 'Nicht vor'], { limits: [notSooner('notBefore', 10)] }),
      ],
    },
    fulfilment:
      'Manager and, above 1,000 €, the head of the department approve. Workplace plans it with facilities, orders, builds, and changes the calendar on that day.',
    flow: 'costApproval',
    task: { group: 'workplace', title: 'Plan and change meeting room' },
  },
} as const satisfies Readonly<Record<string, CatalogueFacts>>

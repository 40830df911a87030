import { choice, column, hint, keyboards, notSooner, question, section, site } from './asking.ts'
import type { CatalogueFacts } from './item.ts'

/** One form for all that somebody new needs; its answers bring the other items along. */
export const onboarding = {
  newEmployee: {
    category: 'people',
    topic: 'people',
    name: { en: 'New employee', de: 'Neue Mitarbeiterin, neuer Mitarbeiter' },
    summary: {
      en: 'Account, laptop, phone, access, badge, place: all for the first day.',
      de: 'Konto, Laptop, Telefon, Zugänge, Ausweis, Platz: alles für den ersten Tag.',
    },
    description: {
      en: 'Order as soon as the contract is signed, at least **15 working days** before. You answer each question once; what your answers need is ordered along with it and you see each part by itself.\n\nHave at hand: personnel number, a cost centre that is **open**, and where they will sit.',
      de: 'Bestellen Sie, sobald der Vertrag unterschrieben ist, mindestens **15 Arbeitstage** vorher. Sie beantworten jede Frage einmal; was daraus folgt, wird mitbestellt, und Sie sehen jedes Teil für sich.\n\nHalten Sie bereit: Personalnummer, eine **offene** Kostenstelle und den künftigen Platz.',
    },
    keywords: 'onboarding, joiner, starter, new hire, first day, Eintritt, Neueinstellung, temp, Leihkraft, returns from leave',
    picture: 'welcome',
    owner: 'petra',
    service: 'identity',
    openTo: 'audience',
    audience: 'managers',
    deliveryDays: 15,
    forOthers: false,
    form: {
      parts: [
        choice(
          'kind',
          ['Who comes', 'Wer kommt'],
          {
            new: ['Somebody new', 'Jemand Neues'],
            temporary: ['Temporary staff', 'Eine Leihkraft'],
            returns: ['Somebody back from a long leave', 'Jemand nach langer Abwesenheit'],
          },
          { require: true, prefill: [{ value: 'new' }] },
        ),
        section(
          'who',
          ['The person', 'Die Person'],
          [
            question('fullName', 'text', ['Name, as in the passport', 'Name, wie im Ausweis'], { options: { max: 120 }, require: true }),
            question('callName', 'text', ['Wants to be called', 'Möchte genannt werden'], { options: { max: 60 } }),
            question('personnelNumber', 'text', ['Personnel number', 'Personalnummer'], {
              options: { max: 12 },
              help: ['From People. Without it no account is made.', 'Vom Personal. Ohne sie entsteht kein Konto.'],
              require: true,
              show: "kind != 'temporary'",
            }),
            question('agency', 'text', ['Agency', 'Verleihfirma'], { show: "kind == 'temporary'", require: true }),
          ],
        ),
        question('firstDay', 'date', ['First day', 'Erster Tag'], { require: true, limits: [notSooner('firstDay', 5)] }),
        hint(
          'soon',
          [
            'That is less than 15 working days. Account and badge will be there; laptop and phone perhaps on loan.',
            'Das sind weniger als 15 Arbeitstage. Konto und Ausweis sind da; Laptop und Telefon vielleicht geliehen.',
          ],
          "firstDay < now() + duration('P21D')",
        ),
        question('until', 'date', ['Last day', 'Letzter Tag'], {
          show: "kind == 'temporary'",
          require: true,
          limits: [{ rule: 'until > firstDay', otherwise: { en: 'It ends before it begins.', de: 'Er liegt vor dem ersten.' } }],
        }),
        question('department', 'reference', ['Department', 'Abteilung'], {
          options: { to: 'department' },
          prefill: [{ from: 'requester.department' }],
          require: true,
        }),
        site('site', ['Site', 'Standort'], { require: true }),
        choice(
          'work',
          ['Works', 'Arbeitet'],
          {
            desk: ['at a desk', 'am Schreibtisch'],
            line: ['at a line or in the warehouse', 'an der Linie oder im Lager'],
            shop: ['in a shop', 'im Laden'],
            field: ['on the road', 'unterwegs'],
          },
          { require: true, prefill: [{ value: 'desk' }] },
        ),
        section(
          'equipment',
          ['Devices', 'Geräte'],
          [
            question('laptop', 'boolean', ['Laptop', 'Laptop'], { prefill: [{ when: "work in ['desk', 'field']", value: true }, { value: false }] }),
            choice(
              'laptopModel',
              ['Model', 'Modell'],
              { standard: ['Standard', 'Standard'], light: ['Light', 'Leicht'], drawing: ['Drawing', 'Konstruktion'], rugged: ['Rugged', 'Robust'] },
              { show: 'laptop == true', require: true, prefill: [{ when: "work == 'field'", value: 'light' }, { value: 'standard' }] },
            ),
            choice('keyboard', ['Keyboard', 'Tastatur'], keyboards, { show: 'laptop == true', require: true }),
            question('phone', 'boolean', ['Phone', 'Telefon'], { prefill: [{ when: "work == 'field'", value: true }, { value: false }] }),
            choice(
              'phoneModel',
              ['Which phone', 'Welches Telefon'],
              { small: ['Small', 'Klein'], large: ['Large', 'Groß'], rugged: ['Rugged', 'Robust'] },
              {
                show: 'phone == true',
                require: true,
                prefill: [{ value: 'small' }],
              },
            ),
          ],
        ),
        question('remote', 'boolean', ['Works from home sometimes', 'Arbeitet manchmal zu Hause'], { show: 'laptop == true' }),
        question('place', 'text', ['Desk', 'Platz'], {
          options: { max: 20 },
          show: "work == 'desk'",
          require: true,
          help: ['On the edge of the table: 2.31', 'An der Tischkante: 2.31'],
        }),
        question('applications', 'references', ['Applications', 'Anwendungen'], {
          options: { to: 'service' },
          help: ['Mail, drives, time and payroll come by themselves.', 'Mail, Laufwerke, Zeit und Lohn kommen von selbst.'],
        }),
        question('like', 'reference', ['Same work as', 'Gleiche Arbeit wie'], { options: { to: 'person' } }),
        question('doors', 'rows', ['Doors beside the main entrance', 'Türen neben dem Haupteingang'], {
          options: { columns: { door: column('text', ['Door or zone', 'Tür oder Zone'], { required: true, options: { max: 80 } }) } },
        }),
      ],
    },
    fulfilment:
      'The orderer’s manager approves, then People; what it brings along waits for that and is not approved by itself. Address reserved, payroll told (webhook, tried again, reserved address given back if it fails). Then at once: account (Identity), mailbox and lists (Service desk), rights (Business applications), place (Workplace). The day before: envelope. On the day: the orderer is told; ten days later asked how it went.',
    flow: 'onboarding',
    task: { group: 'identity', title: 'Everything for the first day' },
    includes: [
      { item: 'laptop', when: 'laptop == true', shares: { model: 'laptopModel', keyboard: 'keyboard', deliverTo: 'site' } },
      { item: 'monitor', when: "work == 'desk'", shares: { desk: 'place' } },
      { item: 'headset', when: 'laptop == true', shares: { deliverTo: 'site' } },
      { item: 'phone', when: 'phone == true', shares: { model: 'phoneModel' } },
      { item: 'badge', shares: { site: 'site', until: 'until' } },
    ],
  },
} as const satisfies Readonly<Record<string, CatalogueFacts>>

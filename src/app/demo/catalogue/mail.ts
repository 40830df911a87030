import { choice, column, hint, monthly, question, section, wordsOf } from './asking.ts'
import type { CatalogueFacts } from './item.ts'

export const mail = {
  sharedMailbox: {
    category: 'mail',
    topic: 'mail',
    name: { en: 'Shared mailbox', de: 'Gemeinsames Postfach' },
    summary: { en: 'A new one, or join one that is there.', de: 'Ein neues, oder Zugang zu einem bestehenden.' },
    description: {
      en: 'For tasks that several people answer: returns, customs, warranty. It needs an owner and a deputy, who confirm its members once a year.',
      de: 'Für Aufgaben, die mehrere beantworten: Rücksendungen, Zoll, Garantie. Es braucht jemanden, dem es gehört, und eine Vertretung; beide bestätigen einmal im Jahr die Mitglieder.',
    },
    keywords: 'team mailbox, Sammelpostfach, Gruppenpostfach, send as, info@',
    picture: 'mailbox',
    owner: 'lea',
    service: 'mail',
    openTo: 'everyone',
    deliveryDays: 1,
    form: {
      parts: [
        choice(
          'what',
          ['What', 'Was'],
          { join: ['Join an existing one', 'Zu einem bestehenden dazu'], new: ['A new one', 'Ein neues'] },
          { require: true, prefill: [{ value: 'join' }] },
        ),
        question('mailbox', 'email', ['Its address', 'Seine Adresse'], {
          show: "what == 'join'",
          require: true,
          limits: [
            {
              rule: "mailbox.endsWith('@ahrenvelt.example')",
              otherwise: { en: 'Ours end on @ahrenvelt.example.', de: 'Unsere enden auf @ahrenvelt.example.' },
            },
          ],
        }),
        section(
          'newOne',
          ['The new one', 'Das neue'],
          [
            question('address', 'text', ['Address, before the @', 'Adresse, vor dem @'], {
              options: { max: 40 },
              help: ['Outsiders should understand it: warranty, not team-c3.', 'Auch Außenstehende sollen sie verstehen: garantie, nicht team-c3.'],
              require: true,
            }),
            question('boxOwner', 'reference', ['Owner', 'Wem es gehört'], { options: { to: 'person' }, prefill: [{ from: 'requester' }], require: true }),
            question('deputy', 'reference', ['Deputy', 'Vertretung'], {
              options: { to: 'person' },
              require: true,
              limits: [{ rule: 'deputy != boxOwner', otherwise: { en: 'Somebody else than the owner.', de: 'Jemand anders als die Person, der es gehört.' } }],
            }),
            question('members', 'rows', ['Members', 'Mitglieder'], {
              options: {
                columns: {
                  person: column('reference', ['Person', 'Person'], { required: true, options: { to: 'person' } }),
                  may: column('choice', ['May', 'Darf'], {
                    required: true,
                    options: { words: wordsOf({ read: ['read', 'lesen'], send: ['read and send', 'lesen und senden'] }) },
                  }),
                },
              },
            }),
          ],
          "what == 'new'",
        ),
        choice(
          'right',
          ['You need to', 'Sie müssen'],
          { read: ['read', 'lesen'], send: ['read and send', 'lesen und senden'] },
          { show: "what == 'join'", require: true, prefill: [{ value: 'send' }] },
        ),
      ],
    },
    recurring: monthly('2.00'),
    fulfilment: 'Manager approves. The service desk makes it or adds the member, and tells the owner.',
    flow: 'managerApproval',
    task: { group: 'serviceDesk', title: 'Make mailbox or add member' },
  },

  distributionList: {
    category: 'mail',
    topic: 'mail',
    name: { en: 'Distribution list', de: 'Verteiler' },
    summary: { en: 'One address that reaches many.', de: 'Eine Adresse, die viele erreicht.' },
    description: {
      en: 'Best by a rule (all of a site, all of a department): then nobody is forgotten who comes later. By hand only where no rule fits.',
      de: 'Am besten nach einer Regel (alle eines Standorts, einer Abteilung): Dann wird niemand vergessen, der später kommt. Von Hand nur, wo keine Regel passt.',
    },
    keywords: 'mailing list, group mail, Mailverteiler, all staff',
    picture: 'list',
    owner: 'lea',
    service: 'mail',
    openTo: 'everyone',
    deliveryDays: 1,
    form: {
      parts: [
        choice(
          'what',
          ['What', 'Was'],
          { new: ['A new one', 'Ein neuer'], change: ['Change one', 'Einen ändern'], remove: ['Take one away', 'Einen auflösen'] },
          { require: true, prefill: [{ value: 'new' }] },
        ),
        question('name', 'text', ['Its name', 'Sein Name'], { options: { max: 60 }, require: true }),
        choice(
          'by',
          ['Who is in it', 'Wer drin ist'],
          {
            site: ['Everybody of a site', 'Alle eines Standorts'],
            department: ['Everybody of a department', 'Alle einer Abteilung'],
            hand: ['People by name', 'Menschen mit Namen'],
          },
          { show: "what in ['new', 'change']", require: true },
        ),
        question('sites', 'references', ['Sites', 'Standorte'], { options: { to: 'location' }, show: "by == 'site'", require: true }),
        question('departments', 'references', ['Departments', 'Abteilungen'], { options: { to: 'department' }, show: "by == 'department'", require: true }),
        question('people', 'references', ['People', 'Menschen'], { options: { to: 'person' }, show: "by == 'hand'", require: true }),
        question('outside', 'boolean', ['Outsiders may write to it', 'Von außen darf man schreiben'], { show: "what in ['new', 'change']" }),
        hint(
          'spam',
          [
            'Such lists are found by spam within days. A **shared mailbox** is mostly the better choice.',
            'Solche Verteiler findet der Spam nach Tagen. Ein **gemeinsames Postfach** ist meist besser.',
          ],
          'outside == true',
        ),
      ],
    },
    fulfilment: 'No approval. The service desk makes or changes it; for everybody of a site they ask its head first.',
    flow: 'simple',
    task: { group: 'serviceDesk', title: 'Make or change distribution list' },
  },
} as const satisfies Readonly<Record<string, CatalogueFacts>>

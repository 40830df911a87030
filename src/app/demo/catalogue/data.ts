import { choice, column, hint, notSooner, question, section, theirs, wordsOf } from './asking.ts'
import type { CatalogueFacts } from './item.ts'

export const data = {
  dataRestore: {
    category: 'data',
    topic: 'files',
    name: { en: 'Data restore', de: 'Daten wiederherstellen' },
    summary: { en: 'Files, mails or a whole folder from the backup.', de: 'Dateien, Mails oder ein ganzer Ordner aus der Sicherung.' },
    description: {
      en: 'The last 30 days you get back yourself: *Previous versions* and *Bin of this drive*. From the backup we go back a year; what was only on a laptop is gone.',
      de: 'Die letzten 30 Tage holen Sie selbst zurück: *Vorgängerversionen* und *Papierkorb dieses Laufwerks*. Aus der Sicherung gehen wir ein Jahr zurück; was nur auf dem Laptop war, ist weg.',
    },
    keywords: 'backup, deleted, gelöscht, overwritten, überschrieben, Sicherung, lost file',
    picture: 'restore',
    owner: 'lea',
    service: 'files',
    openTo: 'everyone',
    deliveryDays: 1,
    form: {
      parts: [
        choice(
          'what',
          ['What', 'Was'],
          {
            files: ['Files or folders', 'Dateien oder Ordner'],
            mail: ['Mails', 'Mails'],
            database: ['Something in an application', 'Etwas in einer Anwendung'],
          },
          { require: true, prefill: [{ value: 'files' }] },
        ),
        question('paths', 'rows', ['Where it was', 'Wo es war'], {
          show: "what == 'files'",
          require: true,
          options: {
            columns: {
              path: column('text', ['Path', 'Pfad'], { required: true, options: { max: 250 } }),
              whole: column('boolean', ['Whole folder', 'Ganzer Ordner']),
            },
          },
        }),
        question('mailbox', 'email', ['Mailbox', 'Postfach'], { show: "what == 'mail'", require: true, prefill: theirs('email') }),
        question('subject', 'text', ['Subject or sender', 'Betreff oder Absender'], { show: "what == 'mail'", require: true }),
        question('application', 'reference', ['Application', 'Anwendung'], { options: { to: 'service' }, show: "what == 'database'", require: true }),
        question('lastGood', 'dateTime', ['Last right on', 'Zuletzt richtig am'], {
          require: true,
          limits: [
            { rule: 'lastGood < now()', otherwise: { en: 'That is still to come.', de: 'Das liegt in der Zukunft.' } },
            { rule: "lastGood > now() - duration('P366D')", otherwise: { en: 'We keep backups for a year.', de: 'Wir behalten Sicherungen ein Jahr.' } },
          ],
        }),
        choice(
          'where',
          ['Put it', 'Wohin damit'],
          { beside: ['beside the present one', 'neben das jetzige'], over: ['in its place', 'an seine Stelle'] },
          { require: true, prefill: [{ value: 'beside' }] },
        ),
        hint('lost', ['What has been changed since then is lost.', 'Was seitdem geändert wurde, ist dann verloren.'], "where == 'over'"),
        question('stands', 'boolean', ['Work stands still until then', 'Bis dahin steht die Arbeit']),
      ],
    },
    fulfilment:
      'No approval. The backup is asked by machine and tried again; if it fails Workplace restores by hand, then from the copy at the other site; if that fails as well whoever ordered is told the truth.',
    flow: 'restore',
    task: { group: 'workplace', title: 'Restore data' },
  },

  websiteChange: {
    category: 'data',
    topic: 'applications',
    name: { en: 'Website change', de: 'Änderung der Website' },
    summary: { en: 'Text, picture, price or page of the online shop.', de: 'Text, Bild, Preis oder Seite des Onlineshops.' },
    description: {
      en: 'Changes go out on Tuesdays and Thursdays at 10:00. Prices have to stand in the ERP first. Does a newsletter lead there? Tell us here: then we add servers for the day.',
      de: 'Änderungen gehen dienstags und donnerstags um 10 Uhr hinaus. Preise müssen zuerst im ERP stehen. Führt ein Newsletter dorthin? Sagen Sie es hier: Dann schalten wir für den Tag Server dazu.',
    },
    keywords: 'online shop, webshop, page, Seite, newsletter, banner, price',
    picture: 'globe',
    owner: 'emma',
    service: 'webshop',
    openTo: 'audience',
    audience: 'pageOwners',
    deliveryDays: 3,
    form: {
      parts: [
        question('page', 'url', ['Page', 'Seite'], { require: true, prefill: [{ value: 'https://shop.ahrenvelt.example/' }] }),
        choice(
          'what',
          ['What', 'Was'],
          {
            text: ['Text', 'Text'],
            picture: ['Picture', 'Bild'],
            page: ['A new page', 'Eine neue Seite'],
            fault: ['Something is wrong there', 'Dort stimmt etwas nicht'],
          },
          { require: true },
        ),
        question('texts', 'rows', ['Texts', 'Texte'], {
          show: "what in ['text', 'page']",
          require: true,
          options: {
            columns: {
              language: column('choice', ['Language', 'Sprache'], {
                required: true,
                options: {
                  words: wordsOf({
                    de: ['German', 'Deutsch'],
                    en: ['English', 'Englisch'],
                    nl: ['Dutch', 'Niederländisch'],
                    pt: ['Portuguese', 'Portugiesisch'],
                  }),
                },
              }),
              before: column('text', ['So far', 'Bisher'], { options: { max: 500 } }),
              after: column('text', ['New', 'Neu'], { required: true, options: { max: 2000 } }),
            },
          },
        }),
        question('pictures', 'attachment', ['Pictures', 'Bilder'], {
          show: "what in ['picture', 'page']",
          require: true,
          help: ['With the right to use them.', 'Mit dem Recht, sie zu verwenden.'],
        }),
        question('wrong', 'longText', ['What is wrong', 'Was nicht stimmt'], { show: "what == 'fault'", require: true }),
        question('newsletter', 'boolean', ['A newsletter leads there', 'Ein Newsletter führt dorthin']),
        question('visitors', 'number', ['How many get it', 'Wie viele ihn bekommen'], {
          options: { whole: true, min: 1, most: 1_000_000 },
          show: 'newsletter == true',
          require: true,
        }),
        question('on', 'date', ['Goes out on', 'Soll hinaus am'], { require: true, limits: [notSooner('on', 2)] }),
      ],
    },
    fulfilment:
      'Manager approves. Business applications change and show it on the test page; whoever ordered looks at it; it goes out on the next Tuesday or Thursday.',
    flow: 'managerApproval',
    task: { group: 'business', title: 'Change page, show it, put it out' },
  },

  lostDevice: {
    category: 'data',
    topic: 'security',
    name: { en: 'Report a lost device', de: 'Verlorenes Gerät melden' },
    summary: {
      en: 'Laptop, phone, badge or key lost or stolen. At any hour.',
      de: 'Laptop, Telefon, Ausweis oder Schlüssel verloren oder gestohlen. Zu jeder Stunde.',
    },
    description: {
      en: 'Within 15 minutes it is locked. Faster still: call `+49 341 5550 111` and say "lost device".\n\nThis makes an **incident**, not an order: you follow it under *My things*.',
      de: 'Binnen 15 Minuten ist es gesperrt. Noch schneller: `+49 341 5550 111` anrufen und „Gerät verloren“ sagen.\n\nDaraus wird eine **Störung**, keine Bestellung: Sie verfolgen sie unter *Meine Dinge*.',
    },
    keywords: 'theft, Diebstahl, stolen, gestohlen, verloren, wipe, lock',
    picture: 'alarm',
    owner: 'carla',
    service: 'mobiles',
    openTo: 'everyone',
    deliveryDays: 0,
    form: {
      parts: [
        choice(
          'device',
          ['What', 'Was'],
          {
            laptop: ['Laptop', 'Laptop'],
            phone: ['Phone or tablet', 'Telefon oder Tablet'],
            badge: ['Badge', 'Ausweis'],
            key: ['Key of the second factor', 'Schlüssel des zweiten Faktors'],
            stick: ['Memory stick or paper', 'Speicherstift oder Papier'],
          },
          { require: true },
        ),
        question('number', 'text', ['Its number, if you know it', 'Seine Nummer, wenn Sie sie kennen'], { options: { max: 30 }, show: "device != 'stick'" }),
        question('lastSeen', 'dateTime', ['When did you last have it?', 'Wann hatten Sie es zuletzt?'], {
          require: true,
          limits: [{ rule: 'lastSeen <= now()', otherwise: { en: 'That is still to come.', de: 'Das liegt in der Zukunft.' } }],
        }),
        question('where', 'text', ['Where', 'Wo'], { require: true }),
        choice(
          'locked',
          ['Was it locked?', 'War es gesperrt?'],
          {
            yes: ['Yes', 'Ja'],
            no: ['No, or the password stuck on it', 'Nein, oder das Kennwort klebte daran'],
            unsure: ['I am not sure', 'Ich weiß es nicht'],
          },
          { show: "device in ['laptop', 'phone']", require: true },
        ),
        question('stolen', 'boolean', ['It was stolen', 'Es wurde gestohlen']),
        question('police', 'text', ['Number of the police report', 'Aktenzeichen der Polizei'], {
          show: 'stolen == true',
          help: ['You can add it later.', 'Sie können es nachreichen.'],
        }),
        section(
          'onIt',
          ['What was on it', 'Was darauf war'],
          [
            choice(
              'data',
              ['Data', 'Daten'],
              {
                none: ['nothing of the company', 'nichts von der Firma'],
                internal: ['internal things', 'Internes'],
                people: ['data about people', 'Daten über Menschen'],
                confidential: ['prices or drawings', 'Preise oder Zeichnungen'],
              },
              { require: true },
            ),
            hint(
              'clock',
              [
                'Then we have **72 hours** to tell the authority. Please answer the phone, we call you.',
                'Dann haben wir **72 Stunden** für die Meldung an die Behörde. Bitte gehen Sie ans Telefon, wir rufen an.',
              ],
              "data == 'people'",
            ),
          ],
          "device in ['laptop', 'phone', 'stick']",
        ),
        question('reach', 'text', ['Where we reach you now', 'Wo wir Sie jetzt erreichen'], { options: { max: 60 }, prefill: theirs('phone'), require: true }),
      ],
    },
    fulfilment: 'Makes an urgent incident for Identity and access: lock, withdraw certificate, end sessions within 15 minutes. No approval, no flow.',
    creates: {
      type: 'incident',
      fields: {
        title: { value: 'Lost or stolen device' },
        service: { service: 'mobiles' },
        urgency: { value: 'high' },
        impact: { value: 'medium' },
        classification: { value: 'Security' },
        subclassification: { value: 'Lost device' },
      },
    },
  },
} as const satisfies Readonly<Record<string, CatalogueFacts>>

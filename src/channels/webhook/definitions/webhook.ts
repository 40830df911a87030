import { boolean, dateTime, defineRecord, equals, longText, reference, role, rule, secret, text, url } from '../../../kernel/define/index.ts'

const administrators = role('administrator')

/** An address that is told what happens to records. */
export const webhook = defineRecord({
  name: 'webhook',
  administrative: true,
  label: { one: { en: 'Webhook', de: 'Webhook' }, many: { en: 'Webhooks', de: 'Webhooks' } },
  help: {
    en: 'An address of another system that is told what happens to records, signed and until it has arrived.',
    de: 'Eine Adresse eines anderen Systems, die erfährt, was mit Datensätzen geschieht: signiert, und so lange, bis es angekommen ist.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    url: url({
      label: { en: 'Address', de: 'Adresse' },
      help: {
        en: 'Where it is sent, with POST. Use https: what is sent stands in it in clear.',
        de: 'Wohin gesendet wird, mit POST. Verwenden Sie https: Darin steht lesbar, was gesendet wird.',
      },
      required: true,
    }),
    secret: secret({
      label: { en: 'Secret', de: 'Geheimnis' },
      help: {
        en: 'What deliveries are signed with: whsec_ and 24 to 64 bytes in base64. Left empty, one is made.',
        de: 'Womit Zustellungen signiert werden: whsec_ und 24 bis 64 Bytes in base64. Bleibt es leer, wird eines erzeugt.',
      },
      max: 120,
    }),
    formerSecret: secret({
      label: { en: 'Former secret', de: 'Bisheriges Geheimnis' },
      help: { en: 'Signs beside the new one until the receiver has that.', de: 'Signiert neben dem neuen, bis die Gegenseite dieses hat.' },
      computed: true,
      max: 120,
    }),
    formerUntil: dateTime({ label: { en: 'Former secret signs until', de: 'Bisheriges Geheimnis signiert bis' }, computed: true }),
    recordType: text({
      label: { en: 'Record type', de: 'Art der Datensätze' },
      help: { en: 'Such as incident. Left empty, records of all types.', de: 'Etwa incident. Bleibt es leer, Datensätze jeder Art.' },
      max: 80,
    }),
    onCreated: boolean({ label: { en: 'When created', de: 'Beim Anlegen' }, required: true, default: true }),
    onChanged: boolean({ label: { en: 'When changed', de: 'Beim Ändern' }, required: true, default: false }),
    onTransition: boolean({ label: { en: 'When moved to another state', de: 'Beim Wechsel des Status' }, required: true, default: true }),
    onComment: boolean({ label: { en: 'When commented', de: 'Beim Kommentieren' }, required: true, default: false }),
    onFact: boolean({
      label: { en: 'When something is found out', de: 'Wenn etwas festgestellt wird' },
      help: { en: 'Such as that a service level was missed.', de: 'Etwa, dass ein Servicelevel verfehlt wurde.' },
      required: true,
      default: false,
    }),
    when: rule({
      label: { en: 'Only if', de: 'Nur wenn' },
      help: { en: 'What must be so of the record, after what happened.', de: 'Was danach für den Datensatz gelten muss.' },
      of: 'recordType',
    }),
    runsAs: reference('person', {
      label: { en: 'Tells what this person may read', de: 'Erzählt, was diese Person lesen darf' },
      help: {
        en: 'And nothing of records that they may not see. Left empty, only that something happened: type, id and number.',
        de: 'Und nichts von Datensätzen, die sie nicht sehen darf. Bleibt es leer, nur dass etwas geschah: Art, Kennung und Nummer.',
      },
    }),
    active: boolean({ label: { en: 'Active', de: 'Aktiv' }, required: true, default: true }),
    stoppedBecause: text({ label: { en: 'Switched off because', de: 'Abgeschaltet, weil' }, computed: true, max: 400 }),
    note: longText({ label: { en: 'Note', de: 'Notiz' }, help: { en: 'Who receives it, and what for.', de: 'Wer es empfängt, und wozu.' }, max: 4000 }),
  },
  may: { read: administrators, create: administrators, change: administrators, remove: administrators },
  views: {
    title: 'name',
    place: 'channels',
    list: ['name', 'url', 'recordType', 'when', 'active', 'updatedAt'],
    sort: 'name',
    sections: [
      { label: { en: 'Webhook', de: 'Webhook' }, fields: ['name', 'url', 'active', 'stoppedBecause', 'note'] },
      {
        label: { en: 'What it is told', de: 'Was erzählt wird' },
        fields: ['recordType', 'onCreated', 'onChanged', 'onTransition', 'onComment', 'onFact', 'when', 'runsAs'],
      },
      { label: { en: 'Signature', de: 'Signatur' }, fields: ['secret', 'formerSecret', 'formerUntil'] },
    ],
    create: ['name', 'url', 'recordType', 'onCreated', 'onChanged', 'onTransition', 'onComment', 'onFact', 'when', 'runsAs', 'secret', 'note'],
    lists: { off: { label: { en: 'Switched off', de: 'Abgeschaltet' }, filter: equals('active', false) } },
    related: [{ record: 'webhookDelivery', by: 'webhook', label: { en: 'Deliveries', de: 'Zustellungen' } }],
  },
})

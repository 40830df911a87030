import { any, boolean, choice, dateTime, defineRecord, equals, longText, nobody, number, oneOf, reference, text } from '../../kernel/define/index.ts'
import { administrators, agents } from '../../practices/shared/roles.ts'

const desk = any(agents, administrators)
const undecided = ['quarantined', 'ignored', 'parked'] as const

/** One mail that came in, as it was understood, and what became of it. Its bytes lie beside the attachments, by their hash. */
export const incomingMail = defineRecord({
  name: 'incomingMail',
  plural: 'incoming-mails',
  label: { one: { en: 'Incoming mail', de: 'Eingegangene Mail' }, many: { en: 'Incoming mail', de: 'Eingegangene Mail' } },
  help: {
    en: 'Every mail that came in, whose it was and what became of it. Quarantine is where agents decide.',
    de: 'Jede eingegangene Mail, von wem sie war und was aus ihr wurde. Über die Quarantäne entscheidet der Service Desk.',
  },
  fields: {
    subject: text({ label: { en: 'Subject', de: 'Betreff' }, required: true, max: 250, search: 'A' }),
    mailbox: reference('mailbox', { label: { en: 'Mailbox', de: 'Postfach' }, required: true }),
    toAddress: text({ label: { en: 'To', de: 'An' }, max: 254 }),
    fromAddress: text({ label: { en: 'From', de: 'Von' }, max: 320, search: 'B' }),
    fromName: text({ label: { en: 'Name of the sender', de: 'Name der absendenden Person' }, max: 200, search: 'B' }),
    person: reference('person', { label: { en: 'Known as', de: 'Bekannt als' } }),
    receivedAt: dateTime({ label: { en: 'Received', de: 'Eingegangen' }, required: true }),
    kind: choice(
      {
        message: { en: 'Message', de: 'Nachricht' },
        autoReply: { en: 'Automatic answer', de: 'Automatische Antwort' },
        bounce: { en: 'Not delivered', de: 'Nicht zugestellt' },
        feedback: { en: 'Complaint', de: 'Beschwerde' },
        list: { en: 'Newsletter or list', de: 'Newsletter oder Verteiler' },
        loop: { en: 'Our own mail', de: 'Eigene Mail' },
        verification: { en: 'Verification', de: 'Bestätigungsmail' },
      },
      { label: { en: 'Kind', de: 'Art' } },
    ),
    sender: choice(
      {
        proven: { en: 'Proven', de: 'Bewiesen', tone: 'good' },
        unproven: { en: 'Not proven', de: 'Nicht bewiesen', tone: 'waiting' },
        failed: { en: 'Somebody else’s', de: 'Von jemand anderem', tone: 'critical' },
        unknown: { en: 'Could not be asked', de: 'Nicht zu erfragen', tone: 'waiting' },
      },
      { label: { en: 'Sender', de: 'Absender' } },
    ),
    because: longText({ label: { en: 'Why', de: 'Warum' }, max: 4000 }),
    text: longText({ label: { en: 'Text', de: 'Text' }, search: 'C' }),
    quoted: longText({ label: { en: 'Quoted text', de: 'Zitierter Text' } }),
    signature: longText({ label: { en: 'Signature', de: 'Signatur' } }),
    recordType: text({ label: { en: 'Became', de: 'Wurde zu' }, max: 80 }),
    record: text({ label: { en: 'Record', de: 'Datensatz' }, max: 36, index: true }),
    entry: number({
      label: { en: 'Entry', de: 'Eintrag' },
      help: { en: 'Which entry of the record’s history it is.', de: 'Welcher Eintrag im Verlauf des Datensatzes sie ist.' },
      whole: true,
      min: 1,
    }),
    recordNumber: text({
      label: { en: 'Belongs to', de: 'Gehört zu' },
      help: {
        en: 'The number of the record that it belongs to; empty for a new one.',
        de: 'Die Nummer des Datensatzes, zu dem sie gehört; leer für einen neuen.',
      },
      max: 40,
    }),
    releasedBy: reference('person', { label: { en: 'Released by', de: 'Freigegeben von' } }),
    answerable: boolean({
      label: { en: 'May be answered automatically', de: 'Darf automatisch beantwortet werden' },
      required: true,
      default: false,
    }),
    messageId: text({ label: { en: 'Message id', de: 'Message-ID' }, max: 500, index: true }),
    fingerprint: text({ label: { en: 'Fingerprint', de: 'Fingerabdruck' }, required: true, max: 64 }),
    raw: text({ label: { en: 'Kept as', de: 'Aufbewahrt als' }, required: true, max: 64 }),
    size: number({ label: { en: 'Bytes', de: 'Bytes' }, required: true, whole: true, min: 0 }),
    ip: text({ label: { en: 'Brought by', de: 'Gebracht von' }, max: 60 }),
    helo: text({ label: { en: 'Which calls itself', de: 'Nennt sich' }, max: 255 }),
    envelopeFrom: text({ label: { en: 'Envelope sender', de: 'Absender des Umschlags' }, max: 320 }),
    envelopeTo: text({ label: { en: 'Envelope recipient', de: 'Empfänger des Umschlags' }, max: 320 }),
  },
  states: {
    received: { en: 'Received', de: 'Eingegangen', category: 'open', tone: 'new' },
    quarantined: { en: 'In quarantine', de: 'In Quarantäne', category: 'waiting', tone: 'waiting' },
    parked: { en: 'Could not be read', de: 'Nicht lesbar', category: 'waiting', tone: 'critical' },
    accepted: { en: 'Accepted', de: 'Angenommen', category: 'done', tone: 'good' },
    ignored: { en: 'Ignored', de: 'Nicht beachtet', category: 'done', tone: 'quiet' },
    discarded: { en: 'Discarded', de: 'Verworfen', category: 'done', tone: 'quiet' },
  },
  begins: 'received',
  transitions: {
    accept: { label: { en: 'Accept', de: 'Annehmen' }, from: ['received'], to: 'accepted', may: nobody },
    quarantine: { label: { en: 'Put into quarantine', de: 'In Quarantäne' }, from: ['received'], to: 'quarantined', may: nobody },
    park: { label: { en: 'Park', de: 'Beiseitelegen' }, from: ['received'], to: 'parked', may: nobody },
    ignore: { label: { en: 'Ignore', de: 'Nicht beachten' }, from: ['received'], to: 'ignored', may: nobody },
    drop: { label: { en: 'Drop', de: 'Verwerfen' }, from: ['received'], to: 'discarded', may: nobody },
    release: {
      label: { en: 'Release', de: 'Freigeben' },
      from: ['quarantined', 'ignored'],
      to: 'received',
      asks: ['recordNumber'],
      sets: { releasedBy: { me: true } },
      may: desk,
      tone: 'main',
    },
    discard: { label: { en: 'Discard', de: 'Verwerfen' }, from: undecided, to: 'discarded', may: desk, tone: 'danger' },
  },
  may: { read: desk, create: nobody, change: nobody, note: desk, remove: administrators },
  unique: [['mailbox', 'fingerprint']],
  indexes: [
    ['state', '-receivedAt'],
    ['fromAddress', 'receivedAt'],
  ],
  views: {
    title: 'subject',
    list: ['subject', 'fromAddress', 'because', 'sender', 'state', 'receivedAt'],
    sort: '-receivedAt',
    sections: [
      { label: { en: 'Mail', de: 'Mail' }, fields: ['fromName', 'fromAddress', 'person', 'toAddress', 'receivedAt', 'kind', 'sender', 'because'] },
      { label: { en: 'What became of it', de: 'Was aus ihr wurde' }, fields: ['recordNumber', 'releasedBy', 'answerable'] },
      { label: { en: 'Delivery', de: 'Zustellung' }, fields: ['messageId', 'size', 'ip', 'helo', 'envelopeFrom', 'envelopeTo'] },
    ],
    create: [],
    lists: {
      quarantine: { label: { en: 'Quarantine', de: 'Quarantäne' }, filter: oneOf('state', ['quarantined', 'parked']) },
      ignored: { label: { en: 'Ignored', de: 'Nicht beachtet' }, filter: equals('state', 'ignored') },
      accepted: { label: { en: 'Accepted', de: 'Angenommen' }, filter: equals('state', 'accepted') },
    },
  },
})

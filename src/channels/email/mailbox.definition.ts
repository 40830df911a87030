import { boolean, choice, defineRecord, email, equals, number, reference, rows, secret, text } from '../../kernel/define/index.ts'
import { administrators } from '../../practices/shared/roles.ts'

/** An address of the desk: where its mail is fetched or taken in, and what becomes of it. */
export const mailbox = defineRecord({
  name: 'mailbox',
  administrative: true,
  plural: 'mailboxes',
  label: { one: { en: 'Mailbox', de: 'Postfach' }, many: { en: 'Mailboxes', de: 'Postfächer' } },
  help: {
    en: 'An address of the desk: where its mail comes from, and what becomes of it.',
    de: 'Eine Adresse des Service Desks: woher seine Mail kommt und was aus ihr wird.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    address: email({
      label: { en: 'Address', de: 'Adresse' },
      help: { en: 'What people write to, without the part behind a +.', de: 'Wohin geschrieben wird, ohne den Teil hinter einem +.' },
      required: true,
      unique: true,
    }),
    active: boolean({ label: { en: 'Active', de: 'Aktiv' }, required: true, default: true }),
    protocol: choice(
      {
        imap: { en: 'Fetched by IMAP', de: 'Abgeholt mit IMAP' },
        smtp: { en: 'Delivered to Mainstay (SMTP)', de: 'An Mainstay zugestellt (SMTP)' },
      },
      {
        label: { en: 'How mail comes', de: 'Wie Mail kommt' },
        help: { en: 'Delivery needs the setting MAIL_LISTEN.', de: 'Zustellung braucht die Einstellung MAIL_LISTEN.' },
        required: true,
        default: 'imap',
      },
    ),
    host: text({ label: { en: 'Mail server', de: 'Mailserver' }, max: 255 }),
    port: number({ label: { en: 'Port', de: 'Port' }, whole: true, min: 1, most: 65_535, default: 993 }),
    tls: choice(
      {
        implicit: { en: 'From the start (993)', de: 'Von Anfang an (993)' },
        startTls: { en: 'STARTTLS (143)', de: 'STARTTLS (143)' },
        none: { en: 'None: only on a network of your own', de: 'Keine: nur im eigenen Netz', tone: 'critical' },
      },
      { label: { en: 'Encryption', de: 'Verschlüsselung' }, required: true, default: 'implicit' },
    ),
    user: text({ label: { en: 'User', de: 'Benutzer' }, max: 255 }),
    password: secret({ label: { en: 'Password', de: 'Passwort' } }),
    folder: text({ label: { en: 'Folder', de: 'Ordner' }, required: true, max: 255, default: 'INBOX' }),
    afterwards: choice(
      { move: { en: 'Moved to Mainstay/Done', de: 'Nach Mainstay/Done verschoben' }, seen: { en: 'Marked as read', de: 'Als gelesen markiert' } },
      {
        label: { en: 'Once stored, a mail is', de: 'Gespeicherte Mail wird' },
        help: {
          en: 'Where mail is marked only, what somebody reads in the mailbox first is not fetched.',
          de: 'Wird nur markiert, bleibt liegen, was jemand im Postfach zuerst liest.',
        },
        required: true,
        default: 'move',
      },
    ),
    authservId: text({
      label: { en: 'Trusted server', de: 'Vertrauter Server' },
      help: {
        en: 'The name by which your mail server signs its Authentication-Results. Without it, only mail that Mainstay can check itself counts as proven.',
        de: 'Der Name, mit dem Ihr Mailserver seine Authentication-Results zeichnet. Ohne ihn gilt nur als bewiesen, was Mainstay selbst prüfen kann.',
      },
      max: 255,
    }),
    believesSpam: boolean({
      label: { en: 'Believe its spam verdict', de: 'Seinem Spam-Urteil glauben' },
      required: true,
      default: false,
    }),
    recordType: text({
      label: { en: 'New mail becomes', de: 'Neue Mail wird' },
      help: { en: 'A type of record, by its name; incident unless told.', de: 'Eine Art von Datensatz, mit ihrem Namen; ohne Angabe incident.' },
      max: 80,
      default: 'incident',
    }),
    service: reference('service', { label: { en: 'Service', de: 'Service' } }),
    group: reference('group', { label: { en: 'Group', de: 'Gruppe' } }),
    values: rows(
      {
        field: text({ label: { en: 'Field', de: 'Feld' }, required: true, max: 80 }),
        value: text({ label: { en: 'Value', de: 'Wert' }, required: true, max: 500 }),
      },
      {
        label: { en: 'Further values', de: 'Weitere Werte' },
        help: { en: 'Fields by name: impact, medium.', de: 'Felder mit Namen: impact, medium.' },
        max: 30,
      },
    ),
    unknownSenders: choice(
      {
        quarantine: { en: 'Put into quarantine', de: 'In Quarantäne' },
        guest: { en: 'Create the person as a guest', de: 'Person als Gast anlegen' },
        refuse: { en: 'Drop without a word', de: 'Ohne ein Wort verwerfen' },
      },
      { label: { en: 'From unknown senders', de: 'Von Unbekannten' }, required: true, default: 'quarantine' },
    ),
    failedSenders: choice(
      {
        quarantine: { en: 'Put into quarantine', de: 'In Quarantäne' },
        accept: { en: 'Accept as unproven', de: 'Als unbewiesen annehmen' },
      },
      {
        label: { en: 'With failed SPF, DKIM or DMARC', de: 'Mit gescheitertem SPF, DKIM oder DMARC' },
        help: { en: 'Somebody else may have sent it.', de: 'Es kann jemand anderes gesendet haben.' },
        required: true,
        default: 'quarantine',
      },
    ),
    spam: choice(
      { quarantine: { en: 'Put into quarantine', de: 'In Quarantäne' }, drop: { en: 'Drop', de: 'Verwerfen' } },
      { label: { en: 'Spam', de: 'Spam' }, required: true, default: 'quarantine' },
    ),
    lists: choice(
      {
        ignore: { en: 'Ignore', de: 'Nicht beachten' },
        accept: { en: 'Accept, never answer', de: 'Annehmen, nie beantworten' },
      },
      {
        label: { en: 'Newsletters and lists', de: 'Newsletter und Verteiler' },
        help: { en: 'Accept them where the address is itself a list.', de: 'Annehmen, wo die Adresse selbst ein Verteiler ist.' },
        required: true,
        default: 'ignore',
      },
    ),
    language: choice(
      { en: { en: 'English', de: 'Englisch' }, de: { en: 'German', de: 'Deutsch' } },
      {
        label: { en: 'Language', de: 'Sprache' },
        help: { en: 'Of guests, and of what is noted about mail.', de: 'Von Gästen, und von dem, was zu Mail vermerkt wird.' },
        required: true,
        default: 'en',
      },
    ),
    acknowledges: boolean({
      label: { en: 'Acknowledge new records', de: 'Neue Datensätze bestätigen' },
      required: true,
      default: true,
    }),
    mostPerHour: number({
      label: { en: 'Mails an hour from one sender', de: 'Mails je Stunde und Absender' },
      help: { en: 'More of them go into quarantine.', de: 'Weitere kommen in Quarantäne.' },
      required: true,
      whole: true,
      min: 1,
      most: 10_000,
      default: 60,
    }),
  },
  may: { read: administrators, create: administrators, change: administrators, remove: administrators, note: administrators },
  views: {
    title: 'name',
    place: 'channels',
    list: ['name', 'address', 'protocol', 'recordType', 'active', 'updatedAt'],
    sort: 'name',
    sections: [
      { label: { en: 'Mailbox', de: 'Postfach' }, fields: ['name', 'address', 'active', 'protocol'] },
      { label: { en: 'Fetching', de: 'Abholen' }, fields: ['host', 'port', 'tls', 'user', 'password', 'folder', 'afterwards'] },
      { label: { en: 'New mail', de: 'Neue Mail' }, fields: ['recordType', 'service', 'group', 'values', 'language', 'acknowledges'] },
      {
        label: { en: 'What is believed', de: 'Was geglaubt wird' },
        fields: ['authservId', 'believesSpam', 'failedSenders', 'unknownSenders', 'spam', 'lists', 'mostPerHour'],
      },
    ],
    create: [
      'name',
      'address',
      'protocol',
      'host',
      'port',
      'tls',
      'user',
      'password',
      'folder',
      'authservId',
      'recordType',
      'service',
      'group',
      'unknownSenders',
    ],
    lists: { active: { label: { en: 'Active', de: 'Aktiv' }, filter: equals('active', true) } },
    related: [{ record: 'incomingMail', by: 'mailbox', label: { en: 'Incoming mail', de: 'Eingegangene Mail' } }],
  },
})

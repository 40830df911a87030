import { any, boolean, choice, dateTime, defineRecord, email, equals, is, reference, references, signedIn, tags, text } from '../../kernel/define/index.ts'
import { administrators, agents } from '../roles.ts'

const self = is('id')

/** Everybody the desk knows: who asks, who serves, who answers for it. Colleagues see a name and no more. */
export const person = defineRecord({
  name: 'person',
  administrative: true,
  plural: 'people',
  label: { one: { en: 'Person', de: 'Person' }, many: { en: 'People', de: 'Personen' } },
  help: {
    en: 'Everybody the desk knows: who asks for something, who works on it, who answers for it.',
    de: 'Alle, die der Service Desk kennt: wer etwas braucht, wer daran arbeitet, wer dafür geradesteht.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120, search: 'A', index: true }),
    email: email({
      label: { en: 'E-mail', de: 'E-Mail' },
      help: { en: 'Also what the person signs in with.', de: 'Damit meldet sich die Person auch an.' },
      unique: true,
      search: 'B',
    }),
    otherAddresses: tags({
      label: { en: 'Other addresses', de: 'Weitere Adressen' },
      help: { en: 'Mail from these is theirs too.', de: 'Auch Mail von diesen ist ihre.' },
      index: true,
    }),
    active: boolean({
      label: { en: 'Active', de: 'Aktiv' },
      help: {
        en: 'Whoever is not active cannot sign in; sessions and tokens end at once.',
        de: 'Wer nicht aktiv ist, kann sich nicht anmelden; Sitzungen und Zugangsschlüssel enden sofort.',
      },
      required: true,
      default: true,
    }),
    roles: references('role', {
      label: { en: 'Roles', de: 'Rollen' },
      help: { en: 'What the person may do. Takes effect at once.', de: 'Was die Person darf. Gilt sofort.' },
    }),
    title: text({ label: { en: 'Job title', de: 'Stellenbezeichnung' }, max: 120, search: 'C' }),
    phone: text({ label: { en: 'Phone', de: 'Telefon' }, max: 60, search: 'C' }),
    company: reference('company', { label: { en: 'Company', de: 'Firma' } }),
    department: reference('department', { label: { en: 'Department', de: 'Abteilung' } }),
    location: reference('location', { label: { en: 'Location', de: 'Standort' } }),
    manager: reference('person', { label: { en: 'Reports to', de: 'Vorgesetzte Person' } }),
    language: choice(
      { en: { en: 'English', de: 'Englisch' }, de: { en: 'German', de: 'Deutsch' } },
      { label: { en: 'Language', de: 'Sprache' }, required: true, default: 'en' },
    ),
    timeZone: text({
      label: { en: 'Time zone', de: 'Zeitzone' },
      help: { en: 'By its name, such as Europe/Berlin; the browser’s own if empty.', de: 'Mit ihrem Namen, etwa Europe/Berlin; leer: die des Browsers.' },
      format: 'time-zone',
      max: 60,
    }),
    vip: boolean({
      label: { en: 'VIP', de: 'VIP' },
      help: { en: 'Deserves special care.', de: 'Braucht besondere Aufmerksamkeit.' },
      required: true,
      default: false,
    }),
    skills: tags({
      label: { en: 'Skills', de: 'Fähigkeiten' },
      help: { en: 'What work may be given to this person for: vpn, sap, french.', de: 'Wofür diese Person Arbeit bekommen kann: vpn, sap, französisch.' },
    }),
    awayFrom: dateTime({
      label: { en: 'Away from', de: 'Abwesend ab' },
      help: { en: 'No work is given to the person by itself while they are away.', de: 'Wer abwesend ist, bekommt von selbst keine Arbeit zugeteilt.' },
    }),
    awayUntil: dateTime({ label: { en: 'Away until', de: 'Abwesend bis' } }),
    deputy: reference('person', {
      label: { en: 'Deputy', de: 'Vertretung' },
      help: {
        en: 'Takes the turn of the person who is away, in groups that both belong to.',
        de: 'Übernimmt, wer an der Reihe und abwesend ist, in Gruppen, denen beide angehören.',
      },
    }),
    accessEndedAt: dateTime({
      label: { en: 'Access ended', de: 'Zugang beendet' },
      help: { en: 'Sessions and tokens from before this moment are void.', de: 'Sitzungen und Zugangsschlüssel von davor sind ungültig.' },
      computed: true,
    }),
  },
  may: { read: signedIn, create: administrators, change: any(administrators, self), note: administrators },
  rights: [
    {
      fields: ['email', 'otherAddresses', 'active', 'roles', 'title', 'phone', 'company', 'department', 'location', 'manager', 'language', 'timeZone'],
      read: any(agents, self),
    },
    { fields: ['skills', 'awayFrom', 'awayUntil', 'deputy'], read: any(agents, self) },
    { fields: ['vip'], read: agents },
    { fields: ['accessEndedAt'], read: administrators },
    {
      fields: ['name', 'email', 'otherAddresses', 'active', 'roles', 'title', 'company', 'department', 'location', 'manager', 'vip', 'skills'],
      change: administrators,
    },
  ],
  indexes: [['active', 'name']],
  views: {
    title: 'name',
    place: 'people',
    list: ['name', 'email', 'title', 'department', 'location', 'roles', 'active'],
    sort: 'name',
    sections: [
      { label: { en: 'Person', de: 'Person' }, fields: ['name', 'email', 'otherAddresses', 'phone', 'title', 'vip'] },
      { label: { en: 'Organisation', de: 'Organisation' }, fields: ['company', 'department', 'location', 'manager'] },
      { label: { en: 'Access', de: 'Zugang' }, fields: ['active', 'roles', 'accessEndedAt'] },
      { label: { en: 'Work', de: 'Arbeit' }, fields: ['skills', 'awayFrom', 'awayUntil', 'deputy'] },
      { label: { en: 'Preferences', de: 'Vorlieben' }, fields: ['language', 'timeZone'] },
    ],
    create: ['name', 'email', 'roles', 'title', 'phone', 'company', 'department', 'location', 'manager', 'language'],
    lists: {
      active: { label: { en: 'Active', de: 'Aktiv' }, filter: equals('active', true) },
      inactive: { label: { en: 'Not active', de: 'Nicht aktiv' }, filter: equals('active', false) },
      vip: { label: { en: 'VIP', de: 'VIP' }, filter: equals('vip', true) },
      mine: { label: { en: 'Report to me', de: 'Mir unterstellt' }, filter: is('manager') },
    },
    related: [{ record: 'person', by: 'manager', label: { en: 'Reports', de: 'Unterstellte Personen' } }],
  },
})

import { choice, date, defineRecord, rows, signedIn, text, time } from '../../kernel/define/index.ts'
import { administrators, agents } from '../roles.ts'

const weekdays = {
  monday: { en: 'Monday', de: 'Montag' },
  tuesday: { en: 'Tuesday', de: 'Dienstag' },
  wednesday: { en: 'Wednesday', de: 'Mittwoch' },
  thursday: { en: 'Thursday', de: 'Donnerstag' },
  friday: { en: 'Friday', de: 'Freitag' },
  saturday: { en: 'Saturday', de: 'Samstag' },
  sunday: { en: 'Sunday', de: 'Sonntag' },
} as const

const from = time({ label: { en: 'From', de: 'Von' } })
const to = time({
  label: { en: 'To', de: 'Bis' },
  help: { en: 'At or before the beginning means on the next day.', de: 'Zum Beginn oder davor heißt: am nächsten Tag.' },
})

/** When people work. What is reckoned with it is in `engines/calendars`. */
export const calendar = defineRecord({
  name: 'calendar',
  label: { one: { en: 'Calendar', de: 'Kalender' }, many: { en: 'Calendars', de: 'Kalender' } },
  help: {
    en: 'When people work: hours of the week, public holidays, and days that differ.',
    de: 'Wann gearbeitet wird: Zeiten der Woche, Feiertage und Tage, die abweichen.',
  },
  administrative: true,
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    timeZone: text({
      label: { en: 'Time zone', de: 'Zeitzone' },
      help: { en: 'By its name, such as Europe/Berlin.', de: 'Mit ihrem Namen, etwa Europe/Berlin.' },
      offers: 'time-zone',
      required: true,
      format: 'time-zone',
      max: 60,
      default: 'Europe/Berlin',
    }),
    week: rows(
      { day: choice(weekdays, { label: { en: 'Day', de: 'Tag' }, required: true }), from, to },
      {
        label: { en: 'Working hours', de: 'Arbeitszeiten' },
        help: { en: 'Several on one day leave breaks between them.', de: 'Mehrere an einem Tag lassen Pausen dazwischen.' },
        max: 50,
        default: (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map(day => ({ day, from: '09:00', to: '18:00' })),
      },
    ),
    country: text({
      label: { en: 'Public holidays of', de: 'Feiertage von' },
      help: {
        en: 'The country; empty keeps no holidays.',
        de: 'Das Land; leer heißt keine Feiertage.',
      },
      offers: 'country',
      max: 2,
    }),
    region: text({
      label: { en: 'Region', de: 'Region' },
      help: { en: 'Empty keeps those of the whole country.', de: 'Leer heißt nur die des ganzen Landes.' },
      offers: 'region',
      max: 10,
    }),
    exceptions: rows(
      {
        date: date({ label: { en: 'Date', de: 'Datum' }, required: true }),
        name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120 }),
        kind: choice(
          { closed: { en: 'Closed', de: 'Geschlossen' }, open: { en: 'Open', de: 'Geöffnet' } },
          { label: { en: 'That day', de: 'An dem Tag' }, required: true, default: 'closed' },
        ),
        from,
        to,
      },
      {
        label: { en: 'Days that differ', de: 'Abweichende Tage' },
        help: { en: 'Closed without hours is closed all day.', de: 'Geschlossen ohne Zeiten heißt den ganzen Tag.' },
        max: 1000,
      },
    ),
  },
  may: { read: signedIn, create: administrators, change: administrators, remove: administrators, note: agents },
  rights: [{ fields: ['week', 'exceptions'], read: agents }],
  views: {
    title: 'name',
    place: 'people',
    list: ['name', 'timeZone', 'country', 'region'],
    sort: 'name',
    sections: [
      { label: { en: 'Calendar', de: 'Kalender' }, fields: ['name', 'timeZone', 'week'] },
      { label: { en: 'Holidays', de: 'Feiertage' }, fields: ['country', 'region', 'exceptions'] },
    ],
    create: ['name', 'timeZone', 'week', 'country', 'region', 'exceptions'],
    related: [
      { record: 'group', by: 'calendar', label: { en: 'Groups', de: 'Gruppen' } },
      { record: 'location', by: 'calendar', label: { en: 'Locations', de: 'Standorte' } },
    ],
  },
})

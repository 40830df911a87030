import {
  all,
  boolean,
  choice,
  dateTime,
  defineRecord,
  differs,
  duration,
  equals,
  longText,
  number,
  reference,
  role,
  rows,
  rule,
  text,
  time,
} from '../../kernel/define/index.ts'

const administrators = role('administrator')
/** Whoever serves people, and whoever answers for it, may know what was promised. */
const staff = role('agent', 'manager')
const administratorsOfDraft = all(administrators, equals('state', 'draft'))

export const kinds = {
  sla: { en: 'Service level agreement', de: 'Service Level Agreement' },
  ola: { en: 'Operational level agreement', de: 'Operational Level Agreement' },
  uc: { en: 'Underpinning contract', de: 'Vertrag mit Lieferanten' },
} as const

const targets = {
  business: { en: 'Working time', de: 'Arbeitszeit' },
  elapsed: { en: 'Around the clock', de: 'Rund um die Uhr' },
  workingDays: { en: 'Working days', de: 'Arbeitstage' },
  workingDayAt: { en: 'A time on a working day', de: 'Uhrzeit an einem Arbeitstag' },
  field: { en: 'A date of the record', de: 'Ein Datum des Datensatzes' },
} as const

/** What a calendar is taken from; each is a path from the record. */
export const calendarSources = {
  level: { en: 'This service level', de: 'Dieses Service Level' },
  service: { en: "The record's service", de: 'Service des Datensatzes' },
  group: { en: "The record's group", de: 'Gruppe des Datensatzes' },
  requesterLocation: { en: "The requester's location", de: 'Standort der anfragenden Person' },
} as const

const condition = (en: string, de: string, help: { readonly en: string; readonly de: string }) => ({ label: { en, de }, help, of: 'recordType' }) as const

/**
 * What was promised, and how its clock goes. A version that was activated stands as it is: who wants it otherwise revises it, and
 * activates the next version.
 */
export const serviceLevel = defineRecord({
  name: 'serviceLevel',
  label: { one: { en: 'Service level', de: 'Service Level' }, many: { en: 'Service levels', de: 'Service Levels' } },
  help: {
    en: 'What was promised: for which records, when its clock starts, waits and stops, and how much time there is.',
    de: 'Was versprochen ist: für welche Datensätze, wann die Uhr startet, wartet und stoppt, und wie viel Zeit bleibt.',
  },
  administrative: true,
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120, search: 'A' }),
    description: longText({ label: { en: 'Description', de: 'Beschreibung' }, max: 5000, search: 'B' }),
    recordType: text({
      label: { en: 'For', de: 'Für' },
      help: { en: 'What was promised about.', de: 'Worüber etwas versprochen ist.' },
      offers: 'clocked-type',
      required: true,
      max: 60,
      default: 'incident',
    }),
    kind: choice(kinds, { label: { en: 'Kind', de: 'Art' }, required: true, default: 'sla' }),
    underpins: reference('serviceLevel', {
      label: { en: 'Underpins', de: 'Stützt' },
      help: {
        en: 'The agreement that this one is a part of; the parts together may not take longer.',
        de: 'Die Vereinbarung, von der dies ein Teil ist; die Teile zusammen dürfen nicht länger brauchen.',
      },
    }),
    among: text({
      label: { en: 'One of', de: 'Eines von' },
      help: {
        en: 'Service levels with the same word stand in for each other: the first that applies, by order, has the clock.',
        de: 'Service Levels mit demselben Wort vertreten einander: das erste, das passt, hat nach der Reihenfolge die Uhr.',
      },
      max: 60,
    }),
    order: number({ label: { en: 'Order', de: 'Reihenfolge' }, required: true, whole: true, min: 0, most: 100_000, default: 100 }),
    applies: rule({
      ...condition('Applies to', 'Gilt für', {
        en: 'Which records. When it no longer holds, the clock is cancelled.',
        de: 'Für welche Datensätze. Gilt es nicht mehr, endet die Uhr ohne Ergebnis.',
      }),
      required: true,
    }),
    starts: rule(condition('Starts when', 'Startet, wenn', { en: 'Empty starts as soon as it applies.', de: 'Leer startet, sobald es gilt.' })),
    pauses: rule(condition('Pauses while', 'Wartet, solange', { en: 'Time that does not count.', de: 'Zeit, die nicht zählt.' })),
    resumes: rule(
      condition('Resumes when', 'Läuft weiter, wenn', {
        en: 'Empty resumes when what pauses it no longer holds.',
        de: 'Leer läuft weiter, wenn nichts mehr sie warten lässt.',
      }),
    ),
    stops: rule({
      ...condition('Stops when', 'Stoppt, wenn', {
        en: 'The promise is kept, in time or late.',
        de: 'Das Versprechen ist eingelöst, rechtzeitig oder zu spät.',
      }),
      required: true,
    }),
    resets: rule(
      condition('Starts over when', 'Beginnt neu, wenn', {
        en: 'Completes the clock and starts the next.',
        de: 'Schließt die Uhr ab und startet die nächste.',
      }),
    ),
    cancels: rule(condition('Is cancelled when', 'Entfällt, wenn', { en: 'Without a result.', de: 'Ohne Ergebnis.' })),
    repeats: boolean({
      label: { en: 'Starts again', de: 'Startet erneut' },
      help: {
        en: 'After it was completed, as when an incident is reopened.',
        de: 'Nachdem sie abgeschlossen war, etwa wenn eine Störung wieder geöffnet wird.',
      },
      required: true,
      default: true,
    }),
    targetIn: choice(targets, { label: { en: 'Target in', de: 'Ziel in' }, required: true, default: 'business' }),
    targetTime: duration({
      label: { en: 'Time', de: 'Zeit' },
      help: { en: 'Hours and minutes, such as 4h. A day here is 24 hours.', de: 'Stunden und Minuten, etwa 4h. Ein Tag heißt hier 24 Stunden.' },
    }),
    targetDays: number({
      label: { en: 'Working days', de: 'Arbeitstage' },
      help: { en: 'For a target in working days, or at a time on one.', de: 'Für ein Ziel in Arbeitstagen oder zu einer Uhrzeit an einem.' },
      whole: true,
      min: 0,
      most: 365,
    }),
    targetAt: time({ label: { en: 'At', de: 'Um' } }),
    targetField: text({
      label: { en: 'Date', de: 'Datum' },
      help: { en: 'A date and time of the record, such as its due date.', de: 'Ein Zeitpunkt des Datensatzes, etwa sein Fälligkeitsdatum.' },
      offers: 'moment',
      max: 60,
    }),
    calendarFrom: choice(calendarSources, { label: { en: 'Calendar of', de: 'Kalender von' }, required: true, default: 'level' }),
    calendar: reference('calendar', {
      label: { en: 'Calendar', de: 'Kalender' },
      help: { en: 'Also used where the record names none.', de: 'Gilt auch, wo der Datensatz keinen nennt.' },
    }),
    countsFrom: text({
      label: { en: 'Counts from', de: 'Zählt ab' },
      help: {
        en: 'A time of the record, such as when it was opened, where the clock starts later. Empty counts from the start.',
        de: 'Ein Zeitpunkt des Datensatzes, etwa wann er eröffnet wurde, wenn die Uhr später startet. Leer zählt ab dem Start.',
      },
      offers: 'moment',
      max: 60,
    }),
    countsPausesBefore: boolean({ label: { en: 'Pauses before the start count', de: 'Wartezeiten vor dem Start zählen' }, required: true, default: true }),
    warnings: rows(
      { percent: number({ label: { en: 'Percent', de: 'Prozent' }, required: true, whole: true, min: 1, most: 99 }) },
      { label: { en: 'Warn at', de: 'Warnen bei' }, max: 10 },
    ),
    versionNumber: number({ label: { en: 'Version', de: 'Version' }, computed: true, required: true, whole: true, min: 1, default: 1 }),
    previous: reference('serviceLevel', { label: { en: 'Previous version', de: 'Vorige Version' }, computed: true }),
    activeFrom: dateTime({ label: { en: 'Active since', de: 'Aktiv seit' }, computed: true }),
    activeUntil: dateTime({ label: { en: 'Active until', de: 'Aktiv bis' }, computed: true }),
  },
  states: {
    draft: { en: 'Draft', de: 'Entwurf', category: 'waiting', tone: 'waiting' },
    active: { en: 'Active', de: 'Aktiv', category: 'open', tone: 'good' },
    retired: { en: 'Retired', de: 'Außer Kraft', category: 'done', tone: 'quiet' },
  },
  begins: 'draft',
  transitions: {
    activate: {
      label: { en: 'Activate', de: 'In Kraft setzen' },
      from: ['draft'],
      to: 'active',
      may: administrators,
      tone: 'main',
    },
    revise: { label: { en: 'Revise', de: 'Neue Version' }, from: ['active', 'retired'], may: administrators },
    retire: { label: { en: 'Retire', de: 'Außer Kraft setzen' }, from: ['active', 'draft'], to: 'retired', may: administrators, tone: 'danger' },
  },
  may: { read: staff, create: administrators, change: administratorsOfDraft, remove: administratorsOfDraft, note: staff },
  views: {
    title: 'name',
    place: 'rules',
    list: ['name', 'kind', 'recordType', 'targetIn', 'targetTime', 'calendar', 'versionNumber', 'state'],
    sort: 'name',
    sections: [
      { label: { en: 'Promise', de: 'Versprechen' }, fields: ['name', 'description', 'recordType', 'kind', 'underpins', 'among', 'order'] },
      { label: { en: 'Clock', de: 'Uhr' }, fields: ['applies', 'starts', 'pauses', 'resumes', 'stops', 'resets', 'cancels', 'repeats'] },
      { label: { en: 'Target', de: 'Ziel' }, fields: ['targetIn', 'targetTime', 'targetDays', 'targetAt', 'targetField', 'warnings'] },
      { label: { en: 'Time', de: 'Zeit' }, fields: ['calendarFrom', 'calendar', 'countsFrom', 'countsPausesBefore'] },
      { label: { en: 'Version', de: 'Version' }, fields: ['versionNumber', 'previous', 'activeFrom', 'activeUntil'] },
    ],
    create: ['name', 'recordType', 'kind', 'applies', 'stops', 'pauses', 'targetIn', 'targetTime', 'targetDays', 'calendar', 'warnings'],
    lists: {
      current: { label: { en: 'In force and drafts', de: 'In Kraft und Entwürfe' }, filter: differs('category', 'done') },
    },
    related: [
      { record: 'serviceLevel', by: 'previous', label: { en: 'Next version', de: 'Nächste Version' } },
      { record: 'serviceLevel', by: 'underpins', label: { en: 'Underpinned by', de: 'Gestützt durch' } },
    ],
  },
})

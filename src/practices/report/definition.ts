import { all, any, choice, dateTime, defineRecord, filled, is, memberOf, reference, references, rule, text } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'

export const periods = {
  last7: { en: 'Last 7 days', de: 'Letzte 7 Tage' },
  last30: { en: 'Last 30 days', de: 'Letzte 30 Tage' },
  thisMonth: { en: 'This month', de: 'Dieser Monat' },
  lastMonth: { en: 'Last month', de: 'Letzter Monat' },
  quarter: { en: 'This quarter', de: 'Dieses Quartal' },
  year: { en: '12 months', de: '12 Monate' },
} as const

export const pictures = {
  bars: { en: 'Bars', de: 'Balken' },
  columns: { en: 'Columns', de: 'Säulen' },
  line: { en: 'Line', de: 'Linie' },
  table: { en: 'Table', de: 'Tabelle' },
} as const

export const schedules = {
  daily: { en: 'Every morning', de: 'Jeden Morgen' },
  weekly: { en: 'Every Monday', de: 'Jeden Montag' },
  monthly: { en: 'On the first of each month', de: 'Am Ersten jedes Monats' },
} as const

/** A question about many records that somebody keeps. Sharing it shares no figures: everybody gets those of what they may see. */
export const report = defineRecord({
  name: 'report',
  label: { one: { en: 'Report', de: 'Bericht' }, many: { en: 'Reports', de: 'Berichte' } },
  help: {
    en: 'A question about many records, kept for oneself or for groups. Everybody sees the figures of the records that they may see.',
    de: 'Eine Frage über viele Datensätze, für sich oder für Gruppen aufgehoben. Alle sehen die Zahlen der Datensätze, die sie sehen dürfen.',
  },
  numbered: 'REP',
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120, search: 'A' }),
    of: text({ label: { en: 'Records', de: 'Datensätze' }, help: { en: 'Such as incident.', de: 'Etwa incident.' }, required: true, max: 80 }),
    rule: rule({ label: { en: 'Only those for which', de: 'Nur wenn' }, of: 'of' }),
    by: text({
      label: { en: 'Grouped by', de: 'Gruppiert nach' },
      help: {
        en: 'A field, a date by its unit (openedAt:month), or an amount by its edges (openedAt..resolvedAt:PT1H|PT4H).',
        de: 'Ein Feld, ein Datum mit Einheit (openedAt:month) oder eine Menge mit Grenzen (openedAt..resolvedAt:PT1H|PT4H).',
      },
      max: 300,
    }),
    thenBy: text({ label: { en: 'Then by', de: 'Dann nach' }, max: 300 }),
    measure: text({
      label: { en: 'Measure', de: 'Maß' },
      help: {
        en: 'count, average:openedAt..resolvedAt, p90:openedAt..resolvedAt, sum:reopenCount, share: with a rule.',
        de: 'count, average:openedAt..resolvedAt, p90:openedAt..resolvedAt, sum:reopenCount, share: mit einer Bedingung.',
      },
      required: true,
      default: 'count',
      max: 2000,
    }),
    at: text({
      label: { en: 'In the period by', de: 'Im Zeitraum nach' },
      help: {
        en: 'The date by which a record belongs to the period, such as openedAt.',
        de: 'Das Datum, nach dem ein Datensatz zum Zeitraum gehört, etwa openedAt.',
      },
      max: 200,
    }),
    period: choice(periods, { label: { en: 'Period', de: 'Zeitraum' } }),
    picture: choice(pictures, { label: { en: 'Picture', de: 'Bild' }, required: true, default: 'bars' }),
    owner: reference('person', { label: { en: 'Owner', de: 'Gehört' }, required: true }),
    sharedWith: references('group', {
      label: { en: 'Shared with', de: 'Geteilt mit' },
      help: { en: 'Members of these groups see it.', de: 'Mitglieder dieser Gruppen sehen ihn.' },
    }),
    schedule: choice(schedules, {
      label: { en: 'Mailed to its owner', de: 'Per Mail an die Person, der er gehört' },
      help: { en: 'At eight in the morning, with the figures that the owner may see.', de: 'Um acht Uhr morgens, mit den Zahlen, die sie sehen darf.' },
    }),
    nextAt: dateTime({ label: { en: 'Next mail', de: 'Nächste Mail' }, computed: true }),
    mailedAt: dateTime({ label: { en: 'Last mailed', de: 'Zuletzt gemailt' }, computed: true }),
    trouble: text({ label: { en: 'Why it was not mailed', de: 'Warum keine Mail kam' }, computed: true, max: 500 }),
  },
  may: {
    read: any(is('owner'), memberOf('sharedWith'), administrators),
    create: any(agents, administrators),
    change: any(is('owner'), administrators),
    remove: any(is('owner'), administrators),
  },
  rights: [{ fields: ['owner'], change: any(is('owner'), administrators) }],
  indexes: [['owner', 'name'], ['nextAt']],
  views: {
    title: 'name',
    place: 'elsewhere',
    list: ['number', 'name', 'of', 'owner', 'schedule', 'updatedAt'],
    sort: 'name',
    sections: [
      { label: { en: 'Question', de: 'Frage' }, fields: ['name', 'of', 'rule', 'by', 'thenBy', 'measure', 'at', 'period', 'picture'] },
      { label: { en: 'Who sees it', de: 'Wer ihn sieht' }, fields: ['owner', 'sharedWith'] },
      { label: { en: 'By mail', de: 'Per Mail' }, fields: ['schedule', 'nextAt', 'mailedAt', 'trouble'] },
    ],
    create: ['name', 'of', 'rule', 'by', 'thenBy', 'measure', 'at', 'period', 'picture', 'sharedWith', 'schedule'],
    lists: {
      mine: { label: { en: 'Mine', de: 'Meine' }, filter: is('owner') },
      shared: { label: { en: 'Shared with me', de: 'Mit mir geteilt' }, filter: all(memberOf('sharedWith'), { not: is('owner') }) },
      mailed: { label: { en: 'By mail', de: 'Per Mail' }, filter: filled('schedule') },
    },
  },
})

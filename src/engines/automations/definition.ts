import {
  choice,
  dateTime,
  defineRecord,
  duration,
  equals,
  longText,
  nobody,
  number,
  reference,
  role,
  rows,
  rule,
  text,
  time,
} from '../../kernel/define/index.ts'

const administrators = role('administrator')

export const occasions = {
  created: { en: 'It is created', de: 'Beim Anlegen' },
  changed: { en: 'It is changed', de: 'Bei einer Änderung' },
  transition: { en: 'It is moved by a transition', de: 'Bei einem Übergang' },
  comment: { en: 'A comment is written', de: 'Bei einem Kommentar' },
  mail: { en: 'A mail opens it or answers on it', de: 'Eine Mail eröffnet ihn oder antwortet darauf' },
  fact: { en: 'Something is found out (clock warned, clock breached)', de: 'Bei einer Feststellung (Uhr gewarnt, Uhr verletzt)' },
  schedule: { en: 'By schedule', de: 'Nach Zeitplan' },
} as const

export const acts = {
  setField: { en: 'Set a field', de: 'Ein Feld setzen' },
  transition: { en: 'Make a transition', de: 'Einen Übergang ausführen' },
  assign: { en: 'Assign', de: 'Zuweisen' },
  comment: { en: 'Write a comment', de: 'Einen Kommentar schreiben' },
  createRecord: { en: 'Create a related record', de: 'Einen zugehörigen Datensatz anlegen' },
  with: { en: 'and give along a field', de: 'und dabei ein Feld mitgeben' },
  notify: { en: 'Notify', de: 'Benachrichtigen' },
  callWebhook: { en: 'Call a webhook', de: 'Einen Webhook aufrufen' },
} as const

const visibilities = {
  public: { en: 'Public', de: 'Öffentlich' },
  internal: { en: 'Internal', de: 'Intern' },
} as const

/** What an automation says of an act. Which of the columns it needs depends on the act. */
export const actColumns = {
  act: choice(acts, { label: { en: 'Act', de: 'Tat' }, required: true }),
  field: text({ label: { en: 'Field', de: 'Feld' }, max: 80 }),
  value: text({ label: { en: 'Value', de: 'Wert' }, max: 2000 }),
  transition: text({ label: { en: 'Transition', de: 'Übergang' }, max: 80 }),
  text: longText({ label: { en: 'Text', de: 'Text' }, max: 10_000 }),
  visibility: choice(visibilities, { label: { en: 'Who reads it', de: 'Wer es liest' } }),
  group: reference('group', { label: { en: 'Group', de: 'Gruppe' } }),
  person: reference('person', { label: { en: 'Person', de: 'Person' } }),
  recordType: text({ label: { en: 'Record type', de: 'Art von Datensatz' }, max: 60 }),
  webhook: text({ label: { en: 'Webhook', de: 'Webhook' }, max: 120 }),
}

/** When something happens to a record, and a condition holds, then something is done. */
export const automation = defineRecord({
  name: 'automation',
  label: { one: { en: 'Automation', de: 'Automatisierung' }, many: { en: 'Automations', de: 'Automatisierungen' } },
  help: {
    en: 'When something happens to a record, and a condition holds, then something is done. In the order of their numbers.',
    de: 'Wenn mit einem Datensatz etwas geschieht und eine Bedingung gilt, wird etwas getan. In der Reihenfolge der Zahlen.',
  },
  administrative: true,
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120, search: 'A' }),
    description: longText({ label: { en: 'Description', de: 'Beschreibung' }, max: 5000, search: 'B' }),
    order: number({
      label: { en: 'Order', de: 'Reihenfolge' },
      help: {
        en: 'The lowest number goes first; of equal ones, the one that was made first.',
        de: 'Die kleinste Zahl kommt zuerst; bei gleichen, was zuerst angelegt wurde.',
      },
      whole: true,
      min: 0,
      required: true,
      default: 100,
      index: true,
    }),
    recordType: text({
      label: { en: 'For', de: 'Für' },
      help: { en: 'The type of record, such as incident.', de: 'Die Art von Datensatz, etwa incident.' },
      required: true,
      max: 60,
      default: 'incident',
    }),
    on: choice(occasions, { label: { en: 'When', de: 'Wann' }, required: true, default: 'created' }),
    changes: rows(
      {
        field: text({ label: { en: 'Field', de: 'Feld' }, required: true, max: 80 }),
        from: text({ label: { en: 'From', de: 'Von' }, max: 200 }),
        to: text({ label: { en: 'To', de: 'Auf' }, max: 200 }),
      },
      {
        label: { en: 'Changed fields', de: 'Geänderte Felder' },
        help: {
          en: 'For a change: one of these fields must have changed, from and to these values where they are given.',
          de: 'Bei einer Änderung: Eines dieser Felder muss sich geändert haben, von und auf diese Werte, wo sie genannt sind.',
        },
        max: 20,
      },
    ),
    transition: text({
      label: { en: 'Transition', de: 'Übergang' },
      help: { en: 'By name, such as resolve; any if empty.', de: 'Mit Namen, etwa resolve; leer: jeder.' },
      max: 80,
    }),
    comment: choice(visibilities, {
      label: { en: 'Comment', de: 'Kommentar' },
      help: { en: 'Public or internal ones only; any if empty.', de: 'Nur öffentliche oder nur interne; leer: alle.' },
    }),
    factKind: text({
      label: { en: 'What is found out', de: 'Was festgestellt wird' },
      help: { en: 'The kind of fact, such as clock.warned or clock.breached.', de: 'Die Art, etwa clock.warned oder clock.breached.' },
      max: 80,
    }),
    every: duration({
      label: { en: 'Every', de: 'Alle' },
      help: { en: 'For a schedule: how often, at least five minutes.', de: 'Nach Zeitplan: wie oft, mindestens alle fünf Minuten.' },
    }),
    at: time({ label: { en: 'Daily at', de: 'Täglich um' } }),
    timeZone: text({
      label: { en: 'Time zone', de: 'Zeitzone' },
      help: { en: 'Of the time of day, such as Europe/Berlin; UTC if empty.', de: 'Der Uhrzeit, etwa Europe/Berlin; leer: UTC.' },
      format: 'time-zone',
      max: 60,
    }),
    when: rule({
      label: { en: 'And if', de: 'Und wenn' },
      help: { en: 'A condition on the record; without one, always.', de: 'Eine Bedingung an den Datensatz; ohne: immer.' },
      of: 'recordType',
    }),
    does: rows(actColumns, { label: { en: 'Then', de: 'Dann' }, max: 30 }),
    language: choice(
      { en: { en: 'English', de: 'Englisch' }, de: { en: 'German', de: 'Deutsch' } },
      {
        label: { en: 'Language', de: 'Sprache' },
        help: { en: 'Of values within texts, and of the reason in the history.', de: 'Der Werte in Texten und der Begründung im Verlauf.' },
        required: true,
        default: 'en',
      },
    ),
    parkedBecause: longText({ label: { en: 'Parked because', de: 'Geparkt, weil' }, computed: true, max: 4000 }),
    parkedAt: dateTime({ label: { en: 'Parked', de: 'Geparkt seit' }, computed: true }),
  },

  states: {
    draft: { en: 'Draft', de: 'Entwurf', category: 'open', tone: 'new' },
    active: { en: 'Active', de: 'Aktiv', category: 'open', tone: 'good' },
    paused: { en: 'Paused', de: 'Angehalten', category: 'waiting', tone: 'waiting' },
    parked: { en: 'Parked', de: 'Geparkt', category: 'waiting', tone: 'critical' },
  },
  begins: 'draft',
  transitions: {
    activate: { label: { en: 'Activate', de: 'Aktivieren' }, from: ['draft'], to: 'active', may: administrators, tone: 'main' },
    pause: { label: { en: 'Pause', de: 'Anhalten' }, from: ['active'], to: 'paused', may: administrators },
    resume: { label: { en: 'Resume', de: 'Fortsetzen' }, from: ['paused'], to: 'active', may: administrators, tone: 'main' },
    park: {
      label: { en: 'Park', de: 'Parken' },
      from: ['active'],
      to: 'parked',
      sets: { parkedAt: { now: true } },
      // By itself alone, when it fails again and again.
      may: nobody,
      tone: 'quiet',
    },
    retry: {
      label: { en: 'Try again', de: 'Erneut versuchen' },
      from: ['parked'],
      to: 'active',
      sets: { parkedBecause: null, parkedAt: null },
      may: administrators,
      tone: 'main',
    },
  },

  may: { read: administrators, create: administrators, change: administrators, note: administrators, remove: administrators },
  indexes: [['recordType', 'state', 'order']],
  views: {
    title: 'name',
    place: 'rules',
    list: ['order', 'name', 'recordType', 'on', 'when', 'state', 'updatedAt'],
    sort: 'order',
    sections: [
      { label: { en: 'Automation', de: 'Automatisierung' }, fields: ['name', 'order', 'description', 'language'] },
      {
        label: { en: 'When', de: 'Wann' },
        fields: ['recordType', 'on', 'changes', 'transition', 'comment', 'factKind', 'every', 'at', 'timeZone'],
      },
      { label: { en: 'If', de: 'Wenn' }, fields: ['when'] },
      { label: { en: 'Then', de: 'Dann' }, fields: ['does'] },
      { label: { en: 'Parked', de: 'Geparkt' }, fields: ['parkedBecause', 'parkedAt'] },
    ],
    create: [
      'name',
      'order',
      'recordType',
      'on',
      'changes',
      'transition',
      'comment',
      'factKind',
      'every',
      'at',
      'timeZone',
      'when',
      'does',
      'description',
      'language',
    ],
    lists: {
      active: { label: { en: 'Active', de: 'Aktiv' }, filter: equals('state', 'active') },
      parked: { label: { en: 'Parked', de: 'Geparkt' }, filter: equals('state', 'parked') },
    },
  },
})

import { any, defineRecord, document, duration, is, longText, number, reference, role, text, choice } from '../../../kernel/define/index.ts'

const administrators = role('administrator')
/** Whoever answers for a service builds its flows. */
const builders = role('administrator', 'manager')
const owners = any(administrators, is('owner'))

/** How something is done by itself, step by step; drawn by whoever answers for it. */
export const flow = defineRecord({
  name: 'flow',
  administrative: true,
  label: { one: { en: 'Flow', de: 'Ablauf' }, many: { en: 'Flows', de: 'Abläufe' } },
  help: {
    en: 'What is done for a record, step by step: approvals, tasks, waiting, deciding, telling other systems.',
    de: 'Was für einen Datensatz Schritt für Schritt getan wird: Genehmigungen, Aufgaben, Warten, Entscheiden, andere Systeme ansprechen.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    description: longText({ label: { en: 'Description', de: 'Beschreibung' }, max: 5000, search: 'B' }),
    of: text({
      label: { en: 'About', de: 'Über' },
      help: { en: 'The type of record that it is run for.', de: 'Die Art von Datensatz, für die er läuft.' },
      offers: 'flow-subject',
      required: true,
      max: 60,
      default: 'incident',
      index: true,
    }),
    owner: reference('person', {
      label: { en: 'Owner', de: 'Verantwortlich' },
      help: { en: 'Changes and publishes it, and hears of runs that are stuck.', de: 'Ändert und veröffentlicht ihn und hört von Läufen, die feststecken.' },
      only: 'active == true',
    }),
    language: choice(
      { en: { en: 'English', de: 'Englisch' }, de: { en: 'German', de: 'Deutsch' } },
      {
        label: { en: 'Language', de: 'Sprache' },
        help: { en: 'Of values within its texts.', de: 'Der Werte in seinen Texten.' },
        required: true,
        default: 'en',
      },
    ),
    stuckAfter: duration({
      label: { en: 'Stuck after', de: 'Steckt fest nach' },
      help: {
        en: 'How long a run may wait in one place before its owner is told, where the step itself says nothing else.',
        de: 'Wie lange ein Lauf an einer Stelle warten darf, bevor es gemeldet wird, sofern der Schritt selbst nichts anderes sagt.',
      },
      required: true,
      default: 'P5D',
    }),
    draft: document({ label: { en: 'Draft', de: 'Entwurf' }, help: { en: 'As it is being drawn.', de: 'Wie er gerade gezeichnet wird.' } }),
    published: reference('flowVersion', { label: { en: 'Published version', de: 'Veröffentlichte Fassung' }, computed: true }),
    publishedNumber: number({ label: { en: 'Version', de: 'Fassung' }, computed: true, whole: true, min: 1 }),
    note: longText({
      label: { en: 'What is new', de: 'Was neu ist' },
      help: { en: 'Stands with the version.', de: 'Steht bei der Fassung.' },
      max: 2000,
    }),
  },
  states: {
    draft: { en: 'Draft', de: 'Entwurf', category: 'open', tone: 'new' },
    published: { en: 'Published', de: 'Veröffentlicht', category: 'open', tone: 'good' },
    retired: { en: 'Retired', de: 'Außer Betrieb', category: 'done', tone: 'quiet' },
  },
  begins: 'draft',
  transitions: {
    publish: {
      label: { en: 'Publish', de: 'Veröffentlichen' },
      from: ['draft', 'published', 'retired'],
      to: 'published',
      asks: ['note'],
      may: owners,
      tone: 'main',
    },
    retire: { label: { en: 'Retire', de: 'Außer Betrieb nehmen' }, from: ['draft', 'published'], to: 'retired', may: owners, tone: 'quiet' },
  },
  may: { read: any(builders, is('owner')), create: builders, change: owners, note: owners, remove: administrators },
  views: {
    title: 'name',
    place: 'rules',
    list: ['name', 'of', 'state', 'publishedNumber', 'owner', 'updatedAt'],
    sort: 'name',
    sections: [{ label: { en: 'Flow', de: 'Ablauf' }, fields: ['name', 'of', 'owner', 'publishedNumber', 'stuckAfter', 'language', 'description'] }],
    create: ['name', 'of', 'owner', 'description'],
    related: [
      { record: 'flowVersion', by: 'flow', label: { en: 'Versions', de: 'Fassungen' } },
      { record: 'flowRun', by: 'flow', label: { en: 'Runs', de: 'Läufe' } },
    ],
  },
})

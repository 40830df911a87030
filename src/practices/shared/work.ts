import { choice, dateTime, defineFields, longText, number, reference, references, text } from '../../kernel/define/index.ts'
import { contactTypes, impacts, priorities, urgencies } from './words.ts'

/** What every piece of work has, whichever practice it belongs to. */
export const work = defineFields({
  title: text({ label: { en: 'Title', de: 'Titel' }, required: true, max: 200, search: 'A' }),
  description: longText({ label: { en: 'Description', de: 'Beschreibung' }, search: 'B' }),
  group: reference('group', { label: { en: 'Group', de: 'Gruppe' } }),
  assignee: reference('person', { label: { en: 'Assignee', de: 'Zuständig' } }),
  openedAt: dateTime({ label: { en: 'Opened', de: 'Eröffnet' }, computed: true, required: true }),
  closedAt: dateTime({ label: { en: 'Closed', de: 'Geschlossen' }, computed: true }),
  closedBy: reference('person', { label: { en: 'Closed by', de: 'Geschlossen von' }, computed: true }),
})

/** How much it matters. The priority follows from impact and urgency, by the rules of `priority`. */
export const weight = defineFields({
  impact: choice(impacts, {
    label: { en: 'Impact', de: 'Auswirkung' },
    help: { en: 'How many people or how much business is affected.', de: 'Wie viele Personen oder wie viel Geschäft betroffen sind.' },
    required: true,
    default: 'low',
  }),
  urgency: choice(urgencies, {
    label: { en: 'Urgency', de: 'Dringlichkeit' },
    help: { en: 'How long it can wait.', de: 'Wie lange es warten kann.' },
    required: true,
    default: 'medium',
  }),
  priority: number({
    label: { en: 'Priority', de: 'Priorität' },
    help: { en: 'Follows from impact and urgency.', de: 'Folgt aus Auswirkung und Dringlichkeit.' },
    computed: true,
    required: true,
    whole: true,
    min: 1,
    most: 5,
    words: priorities,
  }),
})

/** What it is about. The category is free text, so that an organisation's own words fit; screens suggest those in use. */
export const subject = defineFields({
  service: reference('service', { label: { en: 'Service', de: 'Service' }, only: "state == 'operational'" }),
  classification: text({ label: { en: 'Category', de: 'Kategorie' }, max: 100 }),
  subclassification: text({ label: { en: 'Subcategory', de: 'Unterkategorie' }, max: 100 }),
  location: reference('location', { label: { en: 'Location', de: 'Standort' } }),
  company: reference('company', { label: { en: 'Company', de: 'Firma' } }),
})

/** Who asked, and who wants to hear of it. */
export const audience = defineFields({
  requester: reference('person', {
    label: { en: 'Requester', de: 'Anfragende Person' },
    help: { en: 'For whom it is; whoever creates it, unless somebody else is named.', de: 'Für wen es ist; wer es anlegt, wenn niemand sonst genannt wird.' },
  }),
  contactType: choice(contactTypes, { label: { en: 'Contact type', de: 'Meldeweg' }, default: 'portal' }),
  watchers: references('person', {
    label: { en: 'Watchers', de: 'Beobachtende' },
    help: { en: 'They read it and hear of what happens.', de: 'Sie lesen mit und erfahren, was geschieht.' },
  }),
})

/** The name of the same thing in another system. */
export const correlation = defineFields({
  correlationId: text({ label: { en: 'Correlation id', de: 'Korrelations-ID' }, max: 100, index: true }),
  correlationDisplay: text({ label: { en: 'Correlation system', de: 'Korrelationssystem' }, max: 100 }),
})

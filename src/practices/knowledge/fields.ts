import { boolean, choice, date, dateTime, defineFields, longText, number, reference, references, tags, text } from '../../kernel/define/index.ts'
import { openToFields } from '../../people/index.ts'
import { confidences, kinds, languages } from './words.ts'

/** Most characters of an article's text. */
export const longest = 200_000

export const articleFields = defineFields({
  heading: text({
    label: { en: 'Title', de: 'Titel' },
    help: { en: 'As readers see it.', de: 'Wie Lesende ihn sehen.' },
    computed: true,
    search: 'A',
  }),
  title: text({
    label: { en: 'Working title', de: 'Arbeitstitel' },
    help: { en: 'Becomes the title when it is published.', de: 'Wird beim Veröffentlichen zum Titel.' },
    required: true,
    search: 'B',
  }),
  body: longText({
    label: { en: 'Working text', de: 'Arbeitstext' },
    help: { en: 'Markdown. Readers see it once it is published.', de: 'Markdown. Lesende sehen ihn, sobald er veröffentlicht ist.' },
    max: longest,
    search: 'B',
  }),
  published: longText({ label: { en: 'Text', de: 'Text' }, computed: true, max: longest * 2, search: 'C' }),
  kind: choice(kinds, { label: { en: 'Kind', de: 'Art' }, required: true, default: 'howTo' }),
  keywords: tags({
    label: { en: 'Keywords', de: 'Stichwörter' },
    help: { en: 'Other words that people may search for.', de: 'Andere Wörter, nach denen gesucht werden könnte.' },
    search: 'A',
  }),
  language: choice(languages, { label: { en: 'Language', de: 'Sprache' }, required: true, default: 'en' }),
  translationOf: reference('article', { label: { en: 'Translation of', de: 'Übersetzung von' }, index: true }),
  translatedVersion: number({
    label: { en: 'Translated version', de: 'Übersetzte Fassung' },
    help: { en: 'The version of the original that it says the same as.', de: 'Die Fassung des Originals, deren Inhalt sie wiedergibt.' },
    computed: true,
  }),
  stale: boolean({
    label: { en: 'Behind its original', de: 'Hinter dem Original' },
    help: { en: 'The original has a newer version.', de: 'Vom Original gibt es eine neuere Fassung.' },
    computed: true,
    required: true,
    default: false,
  }),
  service: reference('service', { label: { en: 'Service', de: 'Service' }, index: true }),
  topic: reference('topic', {
    label: { en: 'Topic', de: 'Thema' },
    help: { en: 'The page of the portal on which it stands.', de: 'Die Seite des Portals, auf der er steht.' },
    index: true,
  }),
  ...openToFields,
  owner: reference('person', {
    label: { en: 'Owner', de: 'Verantwortlich' },
    help: { en: 'Answers for what it says.', de: 'Steht für den Inhalt ein.' },
  }),
  reviewer: reference('person', { label: { en: 'Reviewer', de: 'Prüfende Person' } }),
  publishAt: dateTime({ label: { en: 'Publish at', de: 'Veröffentlichen am' } }),
  reviewAt: date({
    label: { en: 'Review by', de: 'Prüfen bis' },
    help: {
      en: 'Its owner gets a task then. A year after publishing, unless told.',
      de: 'Dann entsteht eine Aufgabe. Ein Jahr nach der Veröffentlichung, wenn nicht anders gesagt.',
    },
  }),
  validTo: date({
    label: { en: 'Valid to', de: 'Gültig bis' },
    help: { en: 'The last day on which it holds; then it is outdated.', de: 'Der letzte Tag, an dem es gilt; danach ist es veraltet.' },
  }),
  changeNote: text({ label: { en: 'What has changed', de: 'Was sich geändert hat' }, max: 400 }),
  rollBackTo: number({ label: { en: 'Back to version', de: 'Zurück zu Fassung' } }),
  live: boolean({ label: { en: 'Readers see it', de: 'Für Lesende sichtbar' }, computed: true, required: true, default: false }),
  revision: number({ label: { en: 'Working version', de: 'Arbeitsfassung' }, computed: true, required: true, default: 0.01 }),
  publishedVersion: number({ label: { en: 'Published version', de: 'Veröffentlichte Fassung' }, computed: true }),
  publishedAt: dateTime({ label: { en: 'Published', de: 'Veröffentlicht' }, computed: true }),
  publishedBy: reference('person', { label: { en: 'Published by', de: 'Veröffentlicht von' }, computed: true }),
  confidence: choice(confidences, { label: { en: 'Confidence', de: 'Vertrauen' }, computed: true }),
  blocks: references('articleBlock', { label: { en: 'Blocks in it', de: 'Bausteine darin' }, computed: true }),
  problem: reference('problem', { label: { en: 'From problem', de: 'Aus Problem' }, index: true }),
  incident: reference('incident', { label: { en: 'From incident', de: 'Aus Störung' }, index: true }),
  origin: text({
    label: { en: 'Imported from', de: 'Importiert aus' },
    help: { en: 'Its path in the folder that it came from.', de: 'Der Pfad im Ordner, aus dem es kam.' },
    computed: true,
    unique: true,
    max: 500,
  }),
  originDigest: text({ label: { en: 'Digest of what was imported', de: 'Prüfsumme des Importierten' }, computed: true, max: 80 }),
})

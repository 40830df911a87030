import { boolean, choice, duration, number, reference, references, rule, text } from '../../../kernel/define/index.ts'

/** How many of those who are asked must say yes. */
export const needs = {
  any: { en: 'Anyone: the first answer counts', de: 'Irgendwer: die erste Antwort zählt' },
  all: { en: 'All of them', de: 'Alle' },
  count: { en: 'So many of them', de: 'So viele davon' },
  percent: { en: 'So many percent of them', de: 'So viel Prozent davon' },
} as const

export type Need = keyof typeof needs

/** One step of an approval: who is asked, how many must say yes, and what happens where nobody answers. */
export const stepColumns = {
  name: text({ label: { en: 'Step', de: 'Schritt' }, required: true, max: 120 }),
  together: boolean({
    label: { en: 'Together with the step before', de: 'Zugleich mit dem Schritt davor' },
    help: { en: 'Else it is asked once the step before is approved.', de: 'Sonst wird gefragt, wenn der Schritt davor genehmigt ist.' },
  }),
  need: choice(needs, { label: { en: 'Needed', de: 'Nötig' }, required: true, default: 'any' }),
  howMany: number({
    label: { en: 'How many', de: 'Wie viele' },
    help: {
      en: 'A number of people, or percent. Percent are rounded half up; at least one.',
      de: 'Eine Anzahl, oder Prozent. Prozent werden kaufmännisch gerundet; mindestens eine Person.',
    },
    whole: true,
    min: 1,
    most: 1000,
  }),
  people: references('person', { label: { en: 'People', de: 'Personen' } }),
  groups: references('group', { label: { en: 'Members of', de: 'Mitglieder von' } }),
  roles: references('role', { label: { en: 'Whoever has the role', de: 'Wer die Rolle hat' } }),
  managerOf: text({
    label: { en: 'Manager of', de: 'Vorgesetzte von' },
    help: { en: 'A field of the record that names a person, such as requester.', de: 'Ein Feld des Datensatzes, das eine Person nennt, etwa requester.' },
    max: 200,
  }),
  path: text({
    label: { en: 'Whoever is named in', de: 'Wer genannt ist in' },
    help: {
      en: 'A field of the record that names people or a group, also behind references, such as service.owner.',
      de: 'Ein Feld des Datensatzes, das Personen oder eine Gruppe nennt, auch hinter Verweisen, etwa service.owner.',
    },
    max: 200,
  }),
  who: rule({ label: { en: 'Everybody for whom holds', de: 'Alle, für die gilt' }, of: 'person' }),
  covers: text({
    label: { en: 'Covers', de: 'Umfasst' },
    help: {
      en: 'Fields of the record, separated by spaces. Where one of them changes, this step is asked again. Empty: all that approvers are shown.',
      de: 'Felder des Datensatzes, durch Leerzeichen getrennt. Ändert sich eines, wird dieser Schritt neu gefragt. Leer: alles, was gezeigt wird.',
    },
    max: 2000,
  }),
  remindEvery: duration({ label: { en: 'Remind every', de: 'Erinnern alle' } }),
  escalateAfter: duration({ label: { en: 'Escalate after', de: 'Eskalieren nach' } }),
  escalateTo: reference('group', {
    label: { en: 'Escalate to', de: 'Eskalieren an' },
    help: {
      en: 'Its members are asked as well, also where nobody else could be. Empty: the managers of those who are asked.',
      de: 'Ihre Mitglieder werden dann auch gefragt, auch wo sonst niemand infrage kommt. Leer: die Vorgesetzten der Gefragten.',
    },
  }),
  expiresAfter: duration({ label: { en: 'Expires after', de: 'Verfällt nach' } }),
} as const

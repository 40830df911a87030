import { boolean, choice, defineRecord, number, rows, signedIn, text, time } from '../../../kernel/define/index.ts'
import { administrators } from '../roles.ts'
import { ways } from './preference.ts'

/** What an organisation decides about its notifications. */
export const notificationSettings = defineRecord({
  name: 'notificationSettings',
  administrative: true,
  plural: 'notification-settings',
  label: {
    one: { en: 'Notification settings', de: 'Benachrichtigungseinstellungen' },
    many: { en: 'Notification settings', de: 'Benachrichtigungseinstellungen' },
  },
  help: {
    en: 'How people hear of things who have said nothing themselves, and how mail is gathered.',
    de: 'Wie erfährt, wer selbst nichts eingestellt hat, und wie Mails gesammelt werden.',
  },
  single: true,
  fields: {
    ways: rows(ways, {
      label: { en: 'Defaults', de: 'Vorgaben' },
      help: { en: 'For events that are not named, the shipped defaults hold.', de: 'Für nicht genannte Ereignisse gelten die mitgelieferten Vorgaben.' },
      max: 40,
    }),
    gatherSeconds: number({
      label: { en: 'Gather for (seconds)', de: 'Sammeln für (Sekunden)' },
      help: {
        en: 'What is not pressing about one record is gathered for so long and sent as one mail.',
        de: 'Was an einem Datensatz nicht eilt, wird so lange gesammelt und kommt als eine Mail.',
      },
      required: true,
      whole: true,
      min: 0,
      most: 86_400,
      default: 60,
    }),
    groupAudience: choice(
      { members: { en: 'All its members', de: 'Alle Mitglieder' }, leads: { en: 'Its leads', de: 'Die Leitung' } },
      { label: { en: 'Who hears for a group', de: 'Wer für eine Gruppe erfährt' }, required: true, default: 'members' },
    ),
    managersHear: boolean({
      label: { en: 'Managers hear of missed service levels', de: 'Vorgesetzte erfahren von verfehlten Service-Levels' },
      help: { en: 'The one to whom the assignee reports.', de: 'Die Person, der die zuständige unterstellt ist.' },
      required: true,
      default: true,
    }),
    quietFrom: time({ label: { en: 'Quiet from', de: 'Ruhe ab' }, help: { en: 'For whoever has set no hours.', de: 'Für alle ohne eigene Zeiten.' } }),
    quietTo: time({ label: { en: 'Quiet until', de: 'Ruhe bis' } }),
    urgentPriority: number({
      label: { en: 'Urgent up to priority', de: 'Dringend bis Priorität' },
      help: { en: 'These may come through quiet hours; 0 means none.', de: 'Diese dürfen durch die Ruhezeit; 0 heißt keine.' },
      required: true,
      whole: true,
      min: 0,
      most: 5,
      default: 1,
    }),
    timeZone: text({
      label: { en: 'Time zone', de: 'Zeitzone' },
      help: { en: 'Of people who have named none, such as Europe/Berlin.', de: 'Von Personen, die keine nennen, etwa Europe/Berlin.' },
      format: 'time-zone',
      max: 60,
    }),
  },
  may: { read: signedIn, create: administrators, change: administrators },
  views: {
    title: 'gatherSeconds',
    list: ['gatherSeconds', 'groupAudience', 'quietFrom', 'quietTo'],
    sections: [
      { label: { en: 'Defaults', de: 'Vorgaben' }, fields: ['ways', 'groupAudience', 'managersHear', 'timeZone'] },
      { label: { en: 'Mail', de: 'Mail' }, fields: ['gatherSeconds', 'quietFrom', 'quietTo', 'urgentPriority'] },
    ],
    create: ['ways', 'gatherSeconds', 'groupAudience', 'managersHear', 'quietFrom', 'quietTo', 'urgentPriority', 'timeZone'],
  },
})

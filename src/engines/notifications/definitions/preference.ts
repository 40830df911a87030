import { any, boolean, choice, defineRecord, is, reference, rows, signedIn, time } from '../../../kernel/define/index.ts'
import { administrators } from '../roles.ts'
import { events } from '../events.ts'

/** Which way somebody hears of what: columns that defaults and personal preferences share. */
export const ways = {
  event: choice(events, { label: { en: 'When', de: 'Wenn' }, required: true }),
  app: boolean({ label: { en: 'In the app', de: 'In der App' }, required: true, default: true }),
  mail: boolean({ label: { en: 'By mail', de: 'Per Mail' }, required: true, default: true }),
}

/** How one person wants to hear of things; where it says nothing of an event, the organisation's defaults hold. */
export const notificationPreference = defineRecord({
  name: 'notificationPreference',
  label: {
    one: { en: 'Notification preference', de: 'Benachrichtigungswunsch' },
    many: { en: 'Notification preferences', de: 'Benachrichtigungswünsche' },
  },
  help: { en: 'How one person wants to hear of things, and when not.', de: 'Wie eine Person von etwas erfahren will, und wann nicht.' },
  fields: {
    person: reference('person', { label: { en: 'Person', de: 'Person' }, required: true, unique: true }),
    ways: rows(ways, { label: { en: 'Ways', de: 'Wege' }, max: 40 }),
    quietFrom: time({
      label: { en: 'Quiet from', de: 'Ruhe ab' },
      help: { en: 'In your time zone. Mail waits until the quiet hours end.', de: 'In Ihrer Zeitzone. Mails warten, bis die Ruhezeit endet.' },
    }),
    quietTo: time({ label: { en: 'Quiet until', de: 'Ruhe bis' } }),
    urgentBreaksThrough: boolean({
      label: { en: 'Urgent things may come through', de: 'Dringendes darf durchkommen' },
      help: {
        en: 'Missed service levels and the highest priorities are mailed in quiet hours too.',
        de: 'Verfehlte Service-Levels und die höchsten Prioritäten kommen auch in der Ruhezeit per Mail.',
      },
      required: true,
      default: true,
    }),
  },
  may: { read: any(is('person'), administrators), create: signedIn, change: any(is('person'), administrators), remove: any(is('person'), administrators) },
  rights: [{ fields: ['person'], change: any(is('person'), administrators) }],
  views: {
    title: 'person',
    place: 'elsewhere',
    list: ['person', 'quietFrom', 'quietTo'],
    sort: '-updatedAt',
    sections: [
      { label: { en: 'Ways', de: 'Wege' }, fields: ['person', 'ways'] },
      { label: { en: 'Quiet hours', de: 'Ruhezeit' }, fields: ['quietFrom', 'quietTo', 'urgentBreaksThrough'] },
    ],
    create: ['person', 'ways', 'quietFrom', 'quietTo', 'urgentBreaksThrough'],
  },
})

import { boolean, defineRecord, duration, number } from '../../../kernel/define/index.ts'
import { administrators, agents } from '../../shared/roles.ts'

/** How often people are asked, and what follows from a low score. */
export const satisfactionSettings = defineRecord({
  name: 'satisfactionSettings',
  administrative: true,
  plural: 'satisfaction-settings',
  label: {
    one: { en: 'Satisfaction settings', de: 'Zufriedenheitseinstellungen' },
    many: { en: 'Satisfaction settings', de: 'Zufriedenheitseinstellungen' },
  },
  help: {
    en: 'How often people are asked how content they are, and what follows from a low score.',
    de: 'Wie oft Menschen gefragt werden, wie zufrieden sie sind, und was aus einem schlechten Urteil folgt.',
  },
  single: true,
  fields: {
    asks: boolean({ label: { en: 'Ask people', de: 'Menschen fragen' }, required: true, default: true }),
    every: duration({
      label: { en: 'Each person at most once in', de: 'Jede Person höchstens einmal in' },
      required: true,
      default: 'P7D',
    }),
    delay: duration({
      label: { en: 'Ask after', de: 'Fragen nach' },
      help: { en: 'What is reopened meanwhile is not asked about.', de: 'Wozu inzwischen wieder geöffnet wurde, wird nicht gefragt.' },
      required: true,
      default: 'PT1H',
    }),
    openFor: duration({ label: { en: 'Answers are taken for', de: 'Antworten gehen' }, required: true, default: 'P14D' }),
    lowUpTo: number({
      label: { en: 'Follow up at scores up to', de: 'Nachfassen bei Urteilen bis' },
      help: { en: '0 means never.', de: '0 heißt nie.' },
      required: true,
      whole: true,
      min: 0,
      most: 4,
      default: 2,
    }),
    byMail: boolean({
      label: { en: 'Ask by mail too', de: 'Auch per Mail fragen' },
      help: { en: 'The portal asks in any case.', de: 'Das Portal fragt in jedem Fall.' },
      required: true,
      default: true,
    }),
  },
  may: { read: agents, create: administrators, change: administrators },
  views: {
    title: 'every',
    list: ['asks', 'every', 'delay', 'openFor', 'lowUpTo'],
    sections: [
      { label: { en: 'Asking', de: 'Fragen' }, fields: ['asks', 'every', 'delay', 'openFor', 'byMail'] },
      { label: { en: 'Low scores', de: 'Schlechte Urteile' }, fields: ['lowUpTo'] },
    ],
    create: ['asks', 'every', 'delay', 'openFor', 'byMail', 'lowUpTo'],
  },
})

import { choice, defineRecord, number } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'
import { impacts, priorities, urgencies } from '../shared/words.ts'

/** One cell of the priority matrix. */
export const priorityRule = defineRecord({
  name: 'priorityRule',
  administrative: true,
  label: { one: { en: 'Priority rule', de: 'Prioritätsregel' }, many: { en: 'Priority matrix', de: 'Prioritätsmatrix' } },
  help: {
    en: 'Which priority an impact and an urgency make together. Work that exists keeps its priority until its impact or urgency changes.',
    de: 'Welche Priorität Auswirkung und Dringlichkeit zusammen ergeben. Bestehende Arbeit behält ihre, bis sich eines davon ändert.',
  },
  fields: {
    impact: choice(impacts, { label: { en: 'Impact', de: 'Auswirkung' }, required: true }),
    urgency: choice(urgencies, { label: { en: 'Urgency', de: 'Dringlichkeit' }, required: true }),
    priority: number({ label: { en: 'Priority', de: 'Priorität' }, required: true, whole: true, min: 1, most: 5, words: priorities }),
  },
  unique: [['impact', 'urgency']],
  may: { read: agents, create: administrators, change: administrators, remove: administrators },
  views: {
    title: 'impact',
    place: 'elsewhere',
    list: ['impact', 'urgency', 'priority'],
    sort: 'priority',
    sections: [{ label: { en: 'Rule', de: 'Regel' }, fields: ['impact', 'urgency', 'priority'] }],
    create: ['impact', 'urgency', 'priority'],
  },
})

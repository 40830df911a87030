import { choice, defineRecord, number, type Text } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'

const points = (en: string, de: string, standard: number) => number({ label: { en, de }, required: true, whole: true, min: 0, most: 1000, default: standard })

const from = (en: string, de: string, standard: number) =>
  number({ label: { en: `${en} from`, de: `${de} ab` }, help: rangeHelp, required: true, whole: true, min: 0, most: 2000, default: standard })

const rangeHelp: Text = { en: 'Fewest points that make this priority.', de: 'Kleinste Punktzahl, die diese Priorität ergibt.' }

/** How priority is found: looked up in the matrix, or reckoned from points for impact and urgency. */
export const prioritySettings = defineRecord({
  name: 'prioritySettings',
  administrative: true,
  plural: 'priority-settings',
  label: { one: { en: 'Priority settings', de: 'Prioritätseinstellungen' }, many: { en: 'Priority settings', de: 'Prioritätseinstellungen' } },
  help: {
    en: 'Priority comes from the matrix, or from the sum of two weights and the range it falls into.',
    de: 'Die Priorität kommt aus der Matrix oder aus der Summe zweier Gewichte und dem Bereich, in den sie fällt.',
  },
  single: true,
  fields: {
    method: choice(
      { matrix: { en: 'Matrix', de: 'Matrix' }, weights: { en: 'Weights', de: 'Gewichte' } },
      { label: { en: 'Method', de: 'Verfahren' }, required: true, default: 'matrix' },
    ),
    highImpact: points('High impact', 'Hohe Auswirkung', 9),
    mediumImpact: points('Medium impact', 'Mittlere Auswirkung', 5),
    lowImpact: points('Low impact', 'Niedrige Auswirkung', 0),
    highUrgency: points('High urgency', 'Hohe Dringlichkeit', 20),
    mediumUrgency: points('Medium urgency', 'Mittlere Dringlichkeit', 10),
    lowUrgency: points('Low urgency', 'Niedrige Dringlichkeit', 0),
    criticalFrom: from('Critical', 'Kritisch', 24),
    highFrom: from('High', 'Hoch', 18),
    moderateFrom: from('Moderate', 'Mittel', 10),
    lowFrom: from('Low', 'Niedrig', 0),
  },
  may: { read: agents, create: administrators, change: administrators },
  views: {
    title: 'method',
    list: ['method'],
    sections: [
      { label: { en: 'Method', de: 'Verfahren' }, fields: ['method'] },
      { label: { en: 'Points for impact', de: 'Punkte für die Auswirkung' }, fields: ['highImpact', 'mediumImpact', 'lowImpact'] },
      { label: { en: 'Points for urgency', de: 'Punkte für die Dringlichkeit' }, fields: ['highUrgency', 'mediumUrgency', 'lowUrgency'] },
      { label: { en: 'Ranges', de: 'Bereiche' }, fields: ['criticalFrom', 'highFrom', 'moderateFrom', 'lowFrom'] },
    ],
    create: ['method'],
  },
})

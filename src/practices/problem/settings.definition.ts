import { boolean, choice, defineRecord, type Word } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'

const whoMay = {
  agent: { en: 'Agents', de: 'Service Desk' },
  lead: { en: 'Leads', de: 'Leitende' },
  manager: { en: 'Managers', de: 'Verantwortliche' },
  administrator: { en: 'Administrators', de: 'Administration' },
  nobody: { en: 'Nobody', de: 'Niemand' },
} as const satisfies Record<string, Word>

const reanalyse = (en: string, de: string) =>
  choice(whoMay, { label: { en: `Re-analyse ${en}`, de: `${de} neu analysieren` }, required: true, default: 'manager' })

/** What an organisation decides about its problems. */
export const problemSettings = defineRecord({
  name: 'problemSettings',
  administrative: true,
  plural: 'problem-settings',
  label: { one: { en: 'Problem settings', de: 'Problemeinstellungen' }, many: { en: 'Problem settings', de: 'Problemeinstellungen' } },
  help: { en: 'How problems end, and who may analyse a closed one again.', de: 'Wie Probleme enden und wer ein geschlossenes neu analysieren darf.' },
  single: true,
  fields: {
    riskAcceptedCloses: boolean({
      label: { en: 'Accepting a risk closes', de: 'Akzeptiertes Risiko schließt' },
      help: { en: 'Otherwise the problem stays resolved until it is completed.', de: 'Sonst bleibt das Problem gelöst, bis es abgeschlossen wird.' },
      required: true,
      default: true,
    }),
    closingCancelsTasks: boolean({ label: { en: 'Closing cancels open tasks', de: 'Schließen storniert offene Aufgaben' }, required: true, default: true }),
    tasksOnClosed: boolean({ label: { en: 'New tasks on closed problems', de: 'Neue Aufgaben an geschlossenen Problemen' }, required: true, default: false }),
    reanalyseCompleted: reanalyse('completed problems', 'Abgeschlossene Probleme'),
    reanalyseRiskAccepted: reanalyse('accepted risks', 'Akzeptierte Risiken'),
    reanalyseCanceled: reanalyse('canceled problems', 'Stornierte Probleme'),
  },
  may: { read: agents, create: administrators, change: administrators },
  views: {
    title: 'riskAcceptedCloses',
    list: ['riskAcceptedCloses', 'closingCancelsTasks', 'tasksOnClosed'],
    sections: [
      { label: { en: 'Closing', de: 'Schließen' }, fields: ['riskAcceptedCloses', 'closingCancelsTasks', 'tasksOnClosed'] },
      { label: { en: 'Analysing again', de: 'Neu analysieren' }, fields: ['reanalyseCompleted', 'reanalyseRiskAccepted', 'reanalyseCanceled'] },
    ],
    create: ['riskAcceptedCloses', 'closingCancelsTasks', 'tasksOnClosed', 'reanalyseCompleted', 'reanalyseRiskAccepted', 'reanalyseCanceled'],
  },
})

import { date, defineFields, longText, number, type State } from '../../kernel/define/index.ts'
import { priorities } from './words.ts'

/** What a task inside a larger piece of work has beside `work`. */
export const task = defineFields({
  priority: number({ label: { en: 'Priority', de: 'Priorität' }, whole: true, min: 1, most: 5, words: priorities, default: 4 }),
  dueOn: date({ label: { en: 'Due', de: 'Fällig' } }),
  closeNotes: longText({ label: { en: 'Outcome', de: 'Ergebnis' }, search: 'C' }),
})

/** How a task of an incident ends; the states that tasks of the field have had for long. */
export const taskStates = {
  pending: { en: 'Pending', de: 'Ausstehend', category: 'waiting', tone: 'waiting' },
  open: { en: 'Open', de: 'Offen', category: 'open', tone: 'new' },
  inProgress: { en: 'In progress', de: 'In Bearbeitung', category: 'open', tone: 'calm' },
  closedComplete: { en: 'Closed complete', de: 'Vollständig geschlossen', category: 'done', tone: 'good' },
  closedIncomplete: { en: 'Closed incomplete', de: 'Unvollständig geschlossen', category: 'done', tone: 'quiet' },
  closedSkipped: { en: 'Closed skipped', de: 'Übersprungen', category: 'done', tone: 'quiet' },
} as const satisfies Record<string, State>

import type { Word } from '../../kernel/define/index.ts'

/** Where an ordered item stands, in words for whoever waits for it. */
export const stages = {
  waitingForApproval: { en: 'Waiting for approval', de: 'Wartet auf Genehmigung', tone: 'waiting' },
  approved: { en: 'Approved', de: 'Genehmigt', tone: 'new' },
  fulfilment: { en: 'Fulfilment', de: 'In Bearbeitung', tone: 'calm' },
  delivery: { en: 'Delivery', de: 'Auslieferung', tone: 'calm' },
  completed: { en: 'Completed', de: 'Erledigt', tone: 'good' },
  rejected: { en: 'Not approved', de: 'Nicht genehmigt', tone: 'quiet' },
  notDelivered: { en: 'Not delivered', de: 'Nicht geliefert', tone: 'quiet' },
  cancelled: { en: 'Cancelled', de: 'Storniert', tone: 'quiet' },
} as const satisfies Record<string, Word>

export type Stage = keyof typeof stages

import type { Text } from '../../kernel/define/index.ts'

/** What somebody can be told about, from where they stand. Those further up say more: of one act, each person is told the first that fits. */
export const events = {
  mentioned: { en: 'Somebody mentions me', de: 'Jemand erwähnt mich' },
  approvalAsked: { en: 'I am asked to approve something', de: 'Ich soll etwas genehmigen' },
  approvalReminded: { en: 'Something still waits for my approval', de: 'Etwas wartet noch auf meine Genehmigung' },
  approvalQuestion: { en: 'An approver asks me something', de: 'Wer genehmigen soll, fragt mich etwas' },
  approvalAnswered: { en: 'My question about an approval is answered', de: 'Meine Rückfrage zu einer Genehmigung ist beantwortet' },
  approvalStuck: { en: 'An approval that I look after can be decided by nobody', de: 'Eine Genehmigung, die ich betreue, kann niemand entscheiden' },
  approvalDecided: { en: 'What I asked for is approved or rejected', de: 'Worum ich gebeten habe, ist genehmigt oder abgelehnt' },
  waitingForYou: { en: 'Something waits for my answer', de: 'Etwas wartet auf meine Antwort' },
  assigned: { en: 'Something is assigned to me', de: 'Mir wird etwas zugewiesen' },
  told: { en: 'An automation tells me something', de: 'Eine Automatisierung teilt mir etwas mit' },
  clockBreached: { en: 'A service level is missed', de: 'Ein Service-Level wird verfehlt' },
  clockWarned: { en: 'A service level is about to be missed', de: 'Ein Service-Level wird bald verfehlt' },
  received: { en: 'What I sent by mail has arrived', de: 'Was ich per Mail geschickt habe, ist angekommen' },
  created: { en: 'Something is opened for me, or I watch it', de: 'Etwas wird für mich eröffnet oder von mir beobachtet' },
  assignedToGroup: { en: 'My group gets something', de: 'Meine Gruppe bekommt etwas' },
  resolved: { en: 'Something is resolved', de: 'Etwas ist gelöst' },
  closed: { en: 'Something is closed or cancelled', de: 'Etwas wird geschlossen oder storniert' },
  reopened: { en: 'Something is reopened', de: 'Etwas wird wieder geöffnet' },
  publicComment: { en: 'Somebody replies', de: 'Jemand antwortet' },
  internalNote: { en: 'Somebody writes an internal note', de: 'Jemand schreibt eine interne Notiz' },
  stateChanged: { en: 'Something gets another state', de: 'Etwas bekommt einen anderen Status' },
} as const satisfies Record<string, Text>

export type Event = keyof typeof events

export const eventNames = Object.keys(events) as readonly Event[]

export const isEvent = (name: string): name is Event => Object.hasOwn(events, name)

/** What people wait for, or must act on, is mailed at once; the rest is gathered for a while, so that many small things are one mail. */
export const atOnce: ReadonlySet<Event> = new Set([
  'mentioned',
  'approvalAsked',
  'approvalReminded',
  'approvalQuestion',
  'approvalAnswered',
  'approvalStuck',
  'approvalDecided',
  'waitingForYou',
  'assigned',
  'told',
  'clockBreached',
  'received',
  'created',
  'resolved',
  'reopened',
  'publicComment',
])

export interface Ways {
  readonly app: boolean
  readonly mail: boolean
}

/** What holds where neither the person nor an administrator has said anything. */
export const shippedWays: Readonly<Record<Event, Ways>> = {
  mentioned: { app: true, mail: true },
  approvalAsked: { app: true, mail: true },
  approvalReminded: { app: true, mail: true },
  approvalQuestion: { app: true, mail: true },
  approvalAnswered: { app: true, mail: true },
  approvalStuck: { app: true, mail: true },
  approvalDecided: { app: true, mail: true },
  waitingForYou: { app: true, mail: true },
  assigned: { app: true, mail: true },
  told: { app: true, mail: true },
  clockBreached: { app: true, mail: true },
  clockWarned: { app: true, mail: true },
  received: { app: false, mail: true },
  created: { app: true, mail: true },
  assignedToGroup: { app: true, mail: false },
  resolved: { app: true, mail: true },
  closed: { app: true, mail: false },
  reopened: { app: true, mail: true },
  publicComment: { app: true, mail: true },
  internalNote: { app: true, mail: true },
  stateChanged: { app: true, mail: false },
}

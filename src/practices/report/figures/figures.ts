import type { Figure } from './figure.ts'

const toResolve = { from: 'openedAt', to: 'resolvedAt' } as const
const ofWork = { group: 'group', service: 'service' } as const

/** Of incidents: what is asked first. */
export const incidentFigures: readonly Figure[] = [
  {
    name: 'opened',
    of: 'incident',
    label: { en: 'Opened', de: 'Eröffnet' },
    definition: {
      en: 'Incidents that were opened in the period, whatever became of them.',
      de: 'Störungen, die im Zeitraum eröffnet wurden, was auch aus ihnen wurde.',
    },
    at: 'openedAt',
    measure: { is: 'count' },
    shown: 'count',
    trend: true,
    kept: 'openedAt',
    ...ofWork,
  },
  {
    name: 'resolved',
    of: 'incident',
    label: { en: 'Resolved', de: 'Gelöst' },
    definition: {
      en: 'Incidents that were resolved in the period and have not been reopened since. One that was canceled, or merged without a solution, is none of them.',
      de: 'Störungen, die im Zeitraum gelöst und seither nicht wieder geöffnet wurden. Was storniert oder ohne Lösung zusammengeführt wurde, zählt nicht.',
    },
    at: 'resolvedAt',
    measure: { is: 'count' },
    shown: 'count',
    trend: true,
    kept: 'resolvedAt',
    ...ofWork,
  },
  {
    name: 'backlog',
    of: 'incident',
    label: { en: 'Backlog', de: 'Offener Bestand' },
    definition: {
      en: 'Incidents that are open or wait at this moment, by the time since they were opened. The period plays no part.',
      de: 'Störungen, die in diesem Augenblick offen sind oder warten, nach der Zeit seit ihrer Eröffnung. Der Zeitraum spielt keine Rolle.',
    },
    where: "category != 'done'",
    measure: { is: 'count' },
    shown: 'count',
    bands: { of: { from: 'openedAt', to: 'now' }, edges: ['P1D', 'P3D', 'P7D', 'P30D', 'P90D'] },
    better: 'less',
    kept: 'openedAt',
    ...ofWork,
  },
  {
    name: 'firstContact',
    of: 'incident',
    label: { en: 'First-contact resolution', de: 'Lösung beim ersten Kontakt' },
    definition: {
      en: 'Of the incidents resolved in the period, the part that was never passed on to another person or group, and never reopened.',
      de: 'Von den im Zeitraum gelösten Störungen der Anteil, der nie an andere weitergegeben und nie wieder geöffnet wurde.',
    },
    at: 'resolvedAt',
    measure: { is: 'share', rule: 'reassignmentCount == 0 && reopenCount == 0' },
    shown: 'share',
    better: 'more',
    kept: 'resolvedAt',
    ...ofWork,
  },
  {
    name: 'timeToResolve',
    of: 'incident',
    label: { en: 'Mean time to resolve', de: 'Mittlere Lösungszeit' },
    definition: {
      en: 'Of the incidents resolved in the period, the mean time from when they were opened until they were resolved for the last time. Nights, weekends and waiting are part of it.',
      de: 'Von den im Zeitraum gelösten Störungen die mittlere Zeit von der Eröffnung bis zur letzten Lösung. Nächte, Wochenenden und Warten gehören dazu.',
    },
    at: 'resolvedAt',
    measure: { is: 'average', of: toResolve },
    shown: 'time',
    bands: { of: toResolve, edges: ['PT1H', 'PT4H', 'PT8H', 'P1D', 'P3D', 'P7D', 'P30D'] },
    better: 'less',
    kept: 'resolvedAt',
    ...ofWork,
  },
  {
    name: 'reopened',
    of: 'incident',
    label: { en: 'Reopen rate', de: 'Wieder geöffnet' },
    definition: {
      en: 'Of the incidents resolved in the period, the part that had been resolved before and was reopened at least once.',
      de: 'Von den im Zeitraum gelösten Störungen der Anteil, der schon einmal gelöst war und mindestens einmal wieder geöffnet wurde.',
    },
    at: 'resolvedAt',
    measure: { is: 'share', rule: 'reopenCount > 0' },
    shown: 'share',
    better: 'less',
    kept: 'resolvedAt',
    ...ofWork,
  },
]

/** Of what other practices keep, where they are there. */
export const otherFigures: readonly Figure[] = [
  {
    name: 'satisfaction',
    of: 'rating',
    label: { en: 'Satisfaction', de: 'Zufriedenheit' },
    definition: {
      en: 'Of the ratings given in the period, the part with 4 or 5 of 5.',
      de: 'Von den im Zeitraum abgegebenen Bewertungen der Anteil mit 4 oder 5 von 5.',
    },
    at: 'answeredAt',
    measure: { is: 'share', rule: 'score >= 4' },
    shown: 'share',
    better: 'more',
    group: 'servedBy',
    service: 'service',
  },
  {
    name: 'responseRate',
    of: 'rating',
    label: { en: 'Response rate', de: 'Antwortquote' },
    definition: {
      en: 'Of those who were asked in the period how content they are, the part that has answered.',
      de: 'Von allen, die im Zeitraum nach ihrer Zufriedenheit gefragt wurden, der Anteil mit Antwort.',
    },
    at: 'createdAt',
    measure: { is: 'share', rule: 'answeredAt != null' },
    shown: 'share',
    better: 'more',
    group: 'servedBy',
    service: 'service',
  },
  {
    name: 'deliveryTime',
    of: 'requestItem',
    label: { en: 'Delivery time', de: 'Lieferzeit' },
    definition: {
      en: 'Of the requested items fulfilled in the period, the mean time from the order until they were fulfilled, approvals and waiting among it. A bundle counts beside its parts; what was canceled or closed without delivery does not.',
      de: 'Von den im Zeitraum erfüllten Bestellpositionen die mittlere Zeit von der Bestellung bis zur Erfüllung, mit Genehmigungen und Warten. Ein Bündel zählt neben seinen Teilen; Storniertes und ohne Lieferung Geschlossenes zählt nicht.',
    },
    at: 'closedAt',
    where: "state == 'fulfilled'",
    measure: { is: 'average', of: { from: 'openedAt', to: 'closedAt' } },
    shown: 'time',
    bands: { of: { from: 'openedAt', to: 'closedAt' }, edges: ['P1D', 'P3D', 'P7D', 'P14D', 'P30D'] },
    better: 'less',
    group: 'group',
  },
  {
    name: 'approvalWaiting',
    of: 'approvalDecision',
    label: { en: 'Waiting for approval', de: 'Warten auf Genehmigung' },
    definition: {
      en: 'Of the decisions that approvers made in the period, the mean time from being asked until they approved or rejected. What was handed on, withdrawn or no longer needed before is none of them; a decision that was overtaken later is.',
      de: 'Von den Entscheidungen, die im Zeitraum getroffen wurden, die mittlere Zeit von der Anfrage bis zur Genehmigung oder Ablehnung. Was vorher weitergegeben, zurückgezogen oder nicht mehr nötig war, zählt nicht; eine Entscheidung, die später überholt wurde, zählt.',
    },
    at: 'decidedAt',
    measure: { is: 'average', of: { from: 'askedAt', to: 'decidedAt' } },
    shown: 'time',
    bands: { of: { from: 'askedAt', to: 'decidedAt' }, edges: ['PT1H', 'PT4H', 'P1D', 'P3D', 'P7D'] },
    better: 'less',
  },
]

export const figures: readonly Figure[] = [...incidentFigures, ...otherFigures]

/** When the service desk works, and what it promises. Lengths suit how the stories go: most are kept, some are not. */

export const deskHours = {
  name: 'Service desk hours',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  region: 'SN',
  week: (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map(day => ({ day, from: '07:30', to: '17:30' })),
} as const

/** Days of each year on which the company differs: `MM-DD`. */
export const companyDays = [
  { day: '12-24', name: 'Christmas Eve', kind: 'closed' },
  { day: '12-31', name: 'New Year’s Eve', kind: 'closed', from: '12:00', to: '00:00' },
] as const

const done = "state == 'resolved' || category == 'done'"
const onHold = "state == 'onHold'"
const warnings = [{ percent: 50 }, { percent: 75 }]

export const promises = {
  responseUrgent: {
    name: 'Response, urgent',
    description: 'Somebody has taken it up within an hour.',
    kind: 'sla',
    among: 'response',
    order: 10,
    applies: 'priority <= 2',
    stops: "state != 'new'",
    targetIn: 'business',
    targetTime: 'PT1H',
    warnings: [{ percent: 75 }],
  },
  response: {
    name: 'Response',
    description: 'Somebody has taken it up within half a working day.',
    kind: 'sla',
    among: 'response',
    order: 20,
    applies: 'priority <= 5',
    stops: "state != 'new'",
    targetIn: 'business',
    targetTime: 'PT4H',
    warnings: [{ percent: 75 }],
  },
  restoreCritical: {
    name: 'Resolution, critical',
    description: 'Around the clock: the line stands still, the shops are closed.',
    kind: 'sla',
    among: 'resolution',
    order: 10,
    applies: 'priority == 1',
    stops: done,
    pauses: onHold,
    targetIn: 'elapsed',
    targetTime: 'PT4H',
    warnings,
  },
  restore: {
    name: 'Resolution',
    description: 'By the end of the third working day.',
    kind: 'sla',
    among: 'resolution',
    order: 20,
    applies: 'priority <= 5',
    stops: done,
    pauses: onHold,
    targetIn: 'workingDays',
    targetDays: 3,
    warnings,
  },
} as const

/** What one group owes the others, as a part of a promise. */
export const agreement = {
  name: 'Network operations: two days',
  description: 'From the moment the network has it.',
  kind: 'ola',
  group: 'network',
  underpins: 'restore',
  stops: done,
  pauses: onHold,
  targetIn: 'workingDays',
  targetDays: 2,
  warnings,
} as const

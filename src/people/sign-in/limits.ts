/** What an operator may set. */
export interface Limits {
  /** A session ends after so long without use, */
  readonly idleHours: number
  /** and after so long in any case. */
  readonly sessionDays: number
  /** Failed sign-ins to one account, from wherever, before each further one has to wait. */
  readonly signInsPerHour: number
}

export const standardLimits: Limits = { idleHours: 12, sessionDays: 7, signInsPerHour: 20 }

/** What a check of the doctor found. */
export interface Finding {
  readonly what: string
  readonly state: 'ok' | 'warning' | 'fault'
  readonly message: string
  /** What to do about it. */
  readonly remedy?: string
}

export const ok = (what: string, message: string): Finding => ({ what, state: 'ok', message })
export const warning = (what: string, message: string, remedy: string): Finding => ({ what, state: 'warning', message, remedy })
export const fault = (what: string, message: string, remedy: string): Finding => ({ what, state: 'fault', message, remedy })

/** An event as its file tells it, by the clock on the wall of the calendar's zone. */
export interface FoundEvent {
  readonly name: string
  /** `2026-12-24T09:00` */
  readonly from: string
  readonly to: string
  readonly allDay: boolean
  /** What one of our own files says it is. */
  readonly kind?: string | undefined
}

/** What is asked of the process that reads a file. */
export interface Asked {
  readonly text: string
  /** First and last year of which events are wanted. */
  readonly fromYear: number
  readonly toYear: number
  readonly most: number
}

/** What it answers: `events`, or why there are none. */
export type Answer = { readonly events: readonly FoundEvent[] } | { readonly failed: 'malformed' | 'too many' }

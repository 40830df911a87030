import type { Language } from '../../kernel/define/index.ts'
import type { Ground } from '../../kernel/practice.ts'

/** A search that gave its asker nothing. */
export interface Unanswered {
  readonly tenant: string
  readonly words: string
  readonly language: Language
}

type Hear = (ground: Ground, asked: Unanswered) => Promise<void>

const hearers = new Set<Hear>()

/** Practices do not import each other: whoever keeps what people look for in vain says so when it is loaded. */
export const hearUnanswered = (hear: Hear): void => void hearers.add(hear)

/** Tells all who want to know; never who asked. */
export async function noteUnanswered(ground: Ground, asked: Unanswered): Promise<void> {
  for (const hear of hearers) await hear(ground, asked)
}

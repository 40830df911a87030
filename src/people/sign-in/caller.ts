import type { Language } from '../../kernel/define/index.ts'

/** From where somebody calls who may not be signed in yet. */
export interface Caller {
  /** IP address. */
  readonly address: string
  readonly userAgent: string
  readonly language: Language
}

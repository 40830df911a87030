import type { Visibility } from '../define/index.ts'

/** A file on a record, as callers see it. */
export interface Attachment {
  readonly id: string
  readonly name: string
  readonly type: string
  /** In bytes. */
  readonly size: number
  readonly visibility: Visibility
  readonly createdAt: string
  readonly createdBy: string | null
}

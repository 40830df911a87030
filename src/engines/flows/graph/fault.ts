import type { Text } from '../../../kernel/define/index.ts'

/** What is wrong with a flow, and at which node of it. */
export interface Fault {
  /** Undefined where it is about the flow as a whole. */
  readonly node?: string
  readonly message: Text
}

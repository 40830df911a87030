import type { Actor } from '../../../kernel/actor.ts'
import type { Text } from '../../../kernel/define/index.ts'
import type { Ground } from '../../../kernel/practice.ts'
import type { Resolver } from '../incoming/authenticate.server.ts'
import type { MailReader } from '../incoming/read-mail.server.ts'
import type { Reply } from '../incoming/split-reply.ts'
import type { KeptFile } from './mail-files.server.ts'
import type { Understood } from './understand.server.ts'

/** What reads mail and makes something of it. */
export interface Intake {
  readonly ground: Ground
  readonly reader: MailReader
  readonly resolver: Resolver
}

/** One mail on its way to a record. */
export interface Case {
  readonly intake: Intake
  readonly understood: Understood
  /** Acts for what the channel does by itself. */
  readonly channel: Actor
  readonly words: Reply
  readonly kept: readonly KeptFile[]
  /** Names of files that were too large. */
  readonly left: readonly string[]
}

/** What a mail became. */
export interface Outcome {
  readonly recordType: string
  readonly record: string
  readonly number: string
  readonly entry: number
  readonly isNew: boolean
}

/** Something that those who work on the record should know of the mail. */
export interface Remark {
  readonly kind: string
  readonly say: Text
}

import type { Facts } from '../../src/engines/forms/standing.ts'
import type { Answers, Form } from '../../src/engines/forms/form.ts'
import type { SlicedType } from '../../src/engines/forms/slice.ts'
import type { Boot, Names } from '../../src/web/client/index.ts'

/** What the page of these tests is to show. */
export interface Staged {
  readonly page: 'ask' | 'build' | 'view'
  readonly channel: 'portal' | 'desk' | 'mail'
  readonly language: 'en' | 'de'
  readonly form: Form
  readonly facts: Facts
  readonly types: readonly SlicedType[]
  readonly answers?: Answers
  readonly names?: Names
  /** Who is signed in and what they may see; nobody on the page behind a link in a mail. */
  readonly boot?: Boot
}

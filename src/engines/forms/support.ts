import type { AnswerKind, Question } from './form.ts'

/** Where a form is asked. */
export type Channel = 'portal' | 'desk' | 'mail' | 'api'

/** The page behind a link in a mail knows nobody: there is no list of records to choose from and no place for files. */
const needsSession: ReadonlySet<AnswerKind> = new Set<AnswerKind>(['reference', 'references', 'attachment'])

/** Whether questions of that kind can be answered there. `docs/forms.md` holds the same table, and a test compares the two. */
export const supports = (kind: AnswerKind, channel: Channel): boolean => channel !== 'mail' || !needsSession.has(kind)

/** Whether this question can be: rows can where all of their columns can. */
export const worksIn = ({ kind, options }: Pick<Question, 'kind' | 'options'>, channel: Channel): boolean =>
  supports(kind, channel) && Object.values(options?.columns ?? {}).every(column => supports(column.kind, channel))

import type { Text } from '../../kernel/define/index.ts'
import type { Form, Part } from './form.ts'

/** A set of questions as it is now. */
export interface QuestionSet {
  readonly id: string
  readonly version: number
  readonly questions: { readonly label: Text; readonly help?: Text; readonly parts: readonly Part[] }
}

/**
 * The form with its sets of questions as they are now, each as a section that says which version it was made from: what is published
 * stays as it was when a set changes later. A set that is not there stays as it is, for `faultsOfForm` to tell.
 */
export const withSets = (form: Form, sets: ReadonlyMap<string, QuestionSet>): Form => ({ parts: form.parts.map(part => resolved(part, sets)) })

function resolved(part: Part, sets: ReadonlyMap<string, QuestionSet>): Part {
  if (part.part === 'section') return { ...part, parts: part.parts.map(inner => resolved(inner, sets)) }
  const set = part.part === 'questionSet' ? sets.get(part.set) : undefined
  if (part.part !== 'questionSet' || !set) return part
  const { label, help, parts } = set.questions
  return {
    part: 'section',
    key: part.key,
    ...(part.show === undefined ? {} : { show: part.show }),
    label,
    ...(help ? { help } : {}),
    parts,
    from: { set: set.id, version: set.version },
  }
}

/** Ids of the sets that a form asks for. */
export const setsIn = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap(part => (part.part === 'section' ? setsIn(part.parts) : part.part === 'questionSet' ? [part.set] : []))

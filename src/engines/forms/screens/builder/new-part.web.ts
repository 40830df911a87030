import { type AnswerKind, type Form, type Part, partsOf } from '../../form.ts'
import { keyFor } from '../../keys.ts'

/** What can be added: a question of some kind, or what stands between questions. */
export type NewPart = AnswerKind | 'section' | 'heading' | 'hint' | 'questionSet'

const blank = { en: '', de: '' }

/** A part as it begins, with a key that is free. */
export function newPart(kind: NewPart, form: Form): Part {
  const taken = partsOf(form).map(({ part }) => part.key)
  switch (kind) {
    case 'section':
      return { part: 'section', key: keyFor('section', taken), label: blank, parts: [] }
    case 'heading':
      return { part: 'heading', key: keyFor('heading', taken), label: blank }
    case 'hint':
      return { part: 'hint', key: keyFor('hint', taken), text: blank }
    case 'questionSet':
      return { part: 'questionSet', key: keyFor('question set', taken), set: '' }
    default:
      return { part: 'question', key: keyFor('question', taken), kind, label: blank, ...beginning[kind] }
  }
}

/** A list has two choices to begin with, rows one column: nobody wants fewer. */
const beginning: Partial<Record<AnswerKind, object>> = {
  choice: { options: { words: { option1: blank, option2: blank } } },
  rows: { options: { columns: { column1: { kind: 'text', label: blank } } } },
}

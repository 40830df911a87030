import { type Form, questionsOf } from '../../engines/forms/index.ts'

export const questionKeys = (form: Form | undefined): ReadonlySet<string> => new Set(form ? questionsOf(form).map(({ key }) => key) : [])

/**
 * What pages need to ask a form, and to show what was answered. Screens take everything from here: `index.ts` leads to what runs on the
 * server. Who builds a form loads `screens/builder/form-builder.web.tsx` when it is wanted: it is large.
 */
export * from './core.ts'
export { AnswersView } from './screens/answers-view.web.tsx'
export type { AskingContext, FileKeeper } from './screens/asking.web.ts'
export { FormFields } from './screens/form-fields.web.tsx'
export { PriceWords } from './screens/price-words.web.tsx'
export { type AskedForm, useForm } from './screens/use-form.web.ts'

/** What runs anywhere: shapes, and all that is reckoned without a server. */
export { type CompiledForm, compileForm, type CompiledQuestion, fieldOf, type Types } from './compile.ts'
export {
  type AnswerKind,
  answerKinds,
  type AnswerOptions,
  type Answers,
  type Column,
  type Form,
  type Heading,
  type Hint,
  type Limit,
  most,
  type Part,
  partsOf,
  type Prefill,
  type PriceOfAnswer,
  type Question,
  questionsOf,
  type Recurring,
  type Section,
  type SetOfQuestions,
} from './form.ts'
export { free, multiplied, type Price, sumOf } from './price.ts'
export { type Facts, type QuestionStanding, type Standing, standingOf, toSend } from './standing.ts'
export { type Said, saidAsMarkdown, saidOf } from './said.ts'
export { type SlicedType, typesOf } from './slice.ts'
export { faultsOfForm, type FormFault, type Publishing } from './faults.ts'
export { keyFor } from './keys.ts'
export { settledForm } from './rename.ts'
export { readForm, readSet } from './read-form.ts'
export { type QuestionSet, setsIn, withSets } from './sets.ts'

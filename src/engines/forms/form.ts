import type { FieldOptions, Money, Text } from '../../kernel/define/index.ts'

/** What is asked of somebody: parts in the order in which they stand. Plain JSON, the same in the browser and on the server. */
export interface Form {
  readonly parts: readonly Part[]
}

export type Part = Question | Section | Heading | Hint | SetOfQuestions

interface AnyPart {
  /** Names it in the form, in rules and in answers: small first letter, then letters and digits. Each once. */
  readonly key: string
  /** Rule text about the answers; without one it is always shown. */
  readonly show?: string
}

export interface Question extends AnyPart {
  readonly part: 'question'
  /** A kind of field of the kernel, with its options. */
  readonly kind: AnswerKind
  readonly label: Text
  readonly help?: Text
  readonly options?: AnswerOptions
  /** Must be answered where it is shown: always, or where the rule holds. */
  readonly require?: true | string
  readonly limits?: readonly Limit[]
  /** What stands there until somebody answers: the first whose rule holds. */
  readonly prefill?: readonly Prefill[]
  readonly prices?: readonly PriceOfAnswer[]
}

/** Parts under one heading, shown and hidden together. */
export interface Section extends AnyPart {
  readonly part: 'section'
  readonly label: Text
  readonly help?: Text
  readonly parts: readonly Part[]
  /** The set of questions that it was made from when the form was published, and its version then. */
  readonly from?: { readonly set: string; readonly version: number }
}

export interface Heading extends AnyPart {
  readonly part: 'heading'
  readonly label: Text
}

/** Something to read, in Markdown. */
export interface Hint extends AnyPart {
  readonly part: 'hint'
  readonly text: Text
}

/** Questions that several forms share. Becomes a section when the form is published (`withSets`). */
export interface SetOfQuestions extends AnyPart {
  readonly part: 'questionSet'
  /** Id of the record. */
  readonly set: string
}

/** Must hold where the question is shown and answered; otherwise that is said. */
export interface Limit {
  readonly rule: string
  readonly otherwise: Text
}

/** Either a value, or what stands at a path (another answer, `requester.phone`). */
export interface Prefill {
  readonly when?: string
  readonly value?: unknown
  readonly from?: string
}

export interface PriceOfAnswer {
  /** Only for this answer: a choice by name, true, false, or a number. Without one: for any. */
  readonly answer?: string | number | boolean
  /** Times the number answered, or as often as there are rows, records or files in the answer. */
  readonly each?: true
  readonly once?: Money
  readonly recurring?: Recurring
}

export interface Recurring extends Money {
  readonly every: Every
}

export type Every = 'month' | 'year'

/** What an answer's kind may be told: as in the kernel, columns of rows included. */
export type AnswerOptions = Pick<FieldOptions, 'max' | 'min' | 'most' | 'whole' | 'words' | 'to' | 'only'> & {
  readonly columns?: Readonly<Record<string, Column>>
}

/** A column of repeating rows. */
export interface Column {
  readonly kind: ColumnKind
  readonly label: Text
  readonly required?: boolean
  readonly options?: AnswerOptions
}

/** Kinds of fields that a question can be of. Not a secret (answers are read by those who fulfil), a rule or a document (nobody answers with one). */
export const answerKinds = [
  'text',
  'longText',
  'number',
  'money',
  'boolean',
  'choice',
  'date',
  'dateTime',
  'time',
  'duration',
  'reference',
  'references',
  'attachment',
  'email',
  'url',
  'tags',
  'rows',
] as const

export type AnswerKind = (typeof answerKinds)[number]

/** Those that a column of rows can be of. */
export type ColumnKind = Exclude<AnswerKind, 'attachment' | 'rows'>
export const columnKinds: readonly ColumnKind[] = answerKinds.filter((kind): kind is ColumnKind => kind !== 'attachment' && kind !== 'rows')

/** Given or counted, by the keys of questions. */
export type Answers = Readonly<Record<string, unknown>>

/** How large a form and its answers may be: enough for people, too little to tire anybody's browser. */
export const most = {
  /** Parts, those within sections counted. */
  parts: 200,
  /** Sections within each other. */
  depth: 4,
  /** Characters as JSON. */
  form: 200_000,
  answers: 200_000,
  label: 200,
  help: 2000,
  hint: 10_000,
  choices: 200,
  columns: 12,
  limits: 10,
  prefills: 10,
  prices: 200,
  /** Files of one question. */
  files: 10,
} as const

/** Every part, those within sections included, with the sections around it from the outermost. */
export function partsOf(form: Form): readonly { readonly part: Part; readonly within: readonly Section[] }[] {
  const found: { part: Part; within: readonly Section[] }[] = []
  const walk = (parts: readonly Part[], within: readonly Section[]) => {
    for (const part of parts) {
      found.push({ part, within })
      if (part.part === 'section') walk(part.parts, [...within, part])
    }
  }
  walk(form.parts, [])
  return found
}

export const questionsOf = (form: Form): readonly Question[] => partsOf(form).flatMap(({ part }) => (part.part === 'question' ? [part] : []))

import { type Field, followPath, type Model, type RecordType } from '../../kernel/define/index.ts'

/**
 * Texts with values of the record in them: `Hello {{requester.name}}`. Between the braces stands the path of a field and
 * nothing else: no code, no functions, nothing of the machine; what is filled in is never looked at again.
 */
const expression = /\{\{([^{}]*)\}\}/g
const path = /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/

/** What stands between braces, each once. */
export const expressionsIn = (text: string): string[] => [...new Set([...text.matchAll(expression)].map(m => (m[1] ?? '').trim()))]

/** The one expression that the text is, where it is nothing else. */
export const onlyExpression = (text: string): string | undefined => /^\{\{([^{}]*)\}\}$/.exec(text.trim())?.[1]?.trim()

/** The field that an expression names; undefined where it names none. */
export function fieldAt(model: Model, type: RecordType, written: string): Field | undefined {
  return path.test(written) && written.length <= 200 ? followPath(model, type, written)?.field : undefined
}

/** The text with each expression replaced; what names no field stays as it is written. */
export function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(expression, (whole, inner: string) => values.get(inner.trim()) ?? whole)
}

/** Text that means itself in Markdown: who writes a title must not write links under the name of an automation. */
export const asMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#|~!&]/g, '\\$&')

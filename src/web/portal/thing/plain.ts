const marks = /[*_`#>[\]<|~\\]|^\s*([-+]|\d+[.)])\s|https?:|www\.|&\w+;|@/m

/** Whether a text says the same with and without Markdown. Most of what people write on a phone does. */
export const isPlain = (text: string): boolean => !marks.test(text)

/** Its paragraphs. */
export const paragraphs = (text: string): readonly string[] => text.trim().split(/\n\s*\n/)

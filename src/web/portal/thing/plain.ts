const marks = /[*_`#>[\]<|~\\]|^\s*([-+]|\d+[.)])\s|https?:|www\.|&\w+;|@/m

/** Whether a text says the same with and without Markdown. Most of what people write on a phone does. */
export const isPlain = (text: string): boolean => !marks.test(text)

/** Its paragraphs. */
export const paragraphs = (text: string): readonly string[] => text.trim().split(/\n\s*\n/)

/** Its words without the marks of Markdown, for a line or two in a list. */
export const unmarked = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(#+|>|[-+*]|\d+[.)])[ \t]+/gm, '')
    .replace(/(?<!\w)([*_`~]{1,3})([^\s*_`~](?:[^*_`~]*[^\s*_`~])?)\1(?!\w)/g, '$2')
    .trim()

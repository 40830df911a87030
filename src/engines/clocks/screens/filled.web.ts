import { createElement, Fragment, type ReactNode } from 'react'

/** A sentence whose blanks are drawn rather than written: `{rule}` as a condition in words. `text` writes it around the marks given. */
export function filled(text: (marks: Readonly<Record<string, string>>) => string, parts: Readonly<Record<string, ReactNode>>): ReactNode {
  const marks = Object.fromEntries(Object.keys(parts).map(name => [name, `\n${name}\n`]))
  return text(marks)
    .split('\n')
    .map((piece, i) => createElement(Fragment, { key: i }, i % 2 === 1 ? parts[piece] : piece))
}

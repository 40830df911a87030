import { stringify } from 'csv-stringify/sync'

/**
 * One line of a CSV file (RFC 4180). A spreadsheet runs a cell that begins like a formula, so an apostrophe is put
 * before it; `readCell` takes it away again, and what was written is what is read.
 */
export const csvLine = (cells: readonly string[]): string => stringify([cells.map(writeCell)], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })

/**
 * Where a cell may begin: also behind a semicolon, a tab or a line's end within a text. Where semicolons part cells, as
 * in German, a spreadsheet takes a quote in the middle of a line for text, and quoting protects nothing.
 */
const formula = /(^|[;\t|\r\n])(?='*[^\S\t\r\n]*[=+\-@＝＋－＠])/g
const guardedFormula = /(^|[;\t|\r\n])'(?='*[^\S\t\r\n]*[=+\-@＝＋－＠])/g
/** A spreadsheet leaves these out at the beginning of a cell, and looks at what comes behind. */
const blank = /^(?='*[\t\r\n])/
const guardedBlank = /^'(?='*[\t\r\n])/
/** Stays a number in a spreadsheet, and does nothing there. */
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/

export const writeCell = (value: string): string => (plainNumber.test(value) ? value : value.replace(formula, "$1'").replace(blank, "'"))

/** The value behind a cell, whoever wrote it: an apostrophe that guards nothing is part of the value. */
export const readCell = (cell: string): string => cell.replace(guardedBlank, '').replace(guardedFormula, '$1')

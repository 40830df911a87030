import { stringify } from 'csv-stringify/sync'

/**
 * One line of a CSV file (RFC 4180). A spreadsheet runs a cell that begins like a formula, so such a cell is led by
 * an apostrophe; `readCell` takes it away again, and what was written is what is read.
 */
export const csvLine = (cells: readonly string[]): string => stringify([cells.map(writeCell)], { record_delimiter: '\r\n', quoted_match: otherSeparators })

/** In some countries a spreadsheet parts cells at these, or a lone CR ends a line, and a formula could begin behind it; not within quotes. */
const otherSeparators = /[;\t|\r\n]/

const startsFormula = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/
const guarded = /^'+(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/
/** Stays a number in a spreadsheet, and does nothing there. */
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/

export const writeCell = (value: string): string => (startsFormula.test(value) && !plainNumber.test(value) ? `'${value}` : value)

/** The value behind a cell, whoever wrote it: an apostrophe that stands before anything else is part of the value. */
export const readCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)

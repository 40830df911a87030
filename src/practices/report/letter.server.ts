import type { Field, Language, Model, RecordType } from '../../kernel/define/index.ts'
import { followPath } from '../../kernel/define/index.ts'
import { type FieldAt, sayGrouping, sayKey, sayMeasure, sayValue } from '../../kernel/fields/summary-words.ts'
import type { Summary } from '../../kernel/records/index.server.ts'
import { groupingsOf, measureOf, type Report } from './asked.ts'
import { periods } from './definition.ts'

/** A report as a table of words: for a mail. */
export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly more: boolean
}

export function tableOf(model: Model, type: RecordType, report: Report, summary: Summary, language: Language): Table {
  const fieldAt: FieldAt = path => fieldOf(model, type, path)
  const [groupings, measure] = [groupingsOf(report), measureOf(report)]
  const counts = measure.is === 'count' ? [] : [sayMeasure({ is: 'count' }, fieldAt, language)]
  const values = (all: readonly (number | null)[]) => all.map((value, i) => sayValue(value, i === 0 ? measure : { is: 'count' }, fieldAt, language))
  const named = (key: string | number | boolean | null, i: number) => {
    const grouping = groupings[i]
    const title = typeof key === 'string' ? summary.names[key]?.title : undefined
    return title ?? (grouping ? sayKey(key, grouping, fieldAt, language) : '')
  }
  const total = summary.total && groupings.length > 0 ? [[total_[language], ...groupings.slice(1).map(() => ''), ...values(summary.total)]] : []
  return {
    head: [...groupings.map(grouping => sayGrouping(grouping, fieldAt, language)), sayMeasure(measure, fieldAt, language), ...counts],
    rows: [...summary.groups.map(({ keys, values: own }) => [...keys.map(named), ...values(own)]), ...total],
    more: summary.more,
  }
}

const total_ = { en: 'Total', de: 'Summe' }

const fieldOf = (model: Model, type: RecordType, path: string): Field | undefined => followPath(model, type, path)?.field

export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The mail that brings a report: everything in it that comes from records is text. */
export function letterOf(report: Report, type: RecordType, table: Table, language: Language): Letter {
  const about = [type.definition.label.many[language], ...(report.period === null ? [] : [periods[report.period][language]])].join(' · ')
  const said = table.more ? `\n\n${cut[language]}` : ''
  const none = table.rows.length === 0 ? `\n\n${empty[language]}` : ''
  const lines = [table.head, ...table.rows].map(cells => cells.join('  |  ')).join('\n')
  const row = (cells: readonly string[], tag: 'th' | 'td') => `<tr>${cells.map(cell => `<${tag} align="left">${escape(cell)}</${tag}>`).join('')}</tr>`
  return {
    subject: `${words[language]}: ${report.name}`.slice(0, 250),
    text: `${report.name}\n${about}\n\n${lines}${said}${none}\n`,
    html: `<h2>${escape(report.name)}</h2><p>${escape(about)}</p><table cellpadding="6" cellspacing="0" border="1"><thead>${row(table.head, 'th')}</thead><tbody>${table.rows
      .map(cells => row(cells, 'td'))
      .join('')}</tbody></table>${table.more ? `<p>${cut[language]}</p>` : ''}${table.rows.length === 0 ? `<p>${empty[language]}</p>` : ''}`,
  }
}

const words = { en: 'Report', de: 'Bericht' }
const cut = { en: 'These are the first; the whole report is in the desk.', de: 'Das sind die ersten; der ganze Bericht ist im Desk.' }
const empty = { en: 'There is nothing to report.', de: 'Es gibt nichts zu berichten.' }

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

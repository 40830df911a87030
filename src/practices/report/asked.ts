import { type Grouping, type Measure, readGrouping, readMeasure, type Rule, type RowOf } from '../../kernel/define/index.ts'
import type { SummaryQuery } from '../../kernel/records/records.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import type { report } from './definition.ts'
import type { Period } from './figures/figure.ts'

export type Report = RowOf<typeof report>
type Question = Pick<Report, 'rule' | 'by' | 'thenBy' | 'measure' | 'at' | 'period'>

/** A report's groupings; those that cannot be read are left out, because they are refused where it is saved. */
export const groupingsOf = ({ by, thenBy }: Pick<Report, 'by' | 'thenBy'>): readonly Grouping[] =>
  [by, thenBy].flatMap(text => (text === null ? [] : (readGrouping(text) ?? [])))

export const measureOf = ({ measure }: Pick<Report, 'measure'>): Measure => readMeasure(measure) ?? { is: 'count' }

/** What a report asks, with its period counted from a moment. */
export function askedBy(question: Question, period: Period | undefined, zone: string): SummaryQuery {
  const rules: Rule[] = [
    ...(question.rule === null ? [] : [parseRule(question.rule)]),
    ...(question.at === null || !period
      ? []
      : [
          { field: question.at, is: '>=' as const, value: period.from },
          { field: question.at, is: '<' as const, value: period.to },
        ]),
  ]
  const measure = measureOf(question)
  return {
    ...(rules.length === 0 ? {} : { filter: { all: rules } }),
    by: groupingsOf(question),
    measures: measure.is === 'count' ? [measure] : [measure, { is: 'count' }],
    zone,
    limit: 500,
    total: true,
    names: true,
  }
}

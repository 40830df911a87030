import { amountText, type Model, type RecordType, type Rule } from '../../../kernel/define/index.ts'
import { parseRule, pathsOf } from '../../../kernel/rules/index.ts'
import type { Figure, Period } from './figure.ts'

/** To which group and service a figure is narrowed. */
export interface Narrowing {
  readonly group?: string
  readonly service?: string
}

/** The records that a figure counts, as one rule: it is what the query asks, and what the list behind the figure shows. */
export function countedBy(figure: Figure, period: Period, narrowing: Narrowing = {}): Rule {
  const parts: Rule[] = [
    ...(figure.at === undefined ? [] : inPeriod(figure.at, period)),
    ...(figure.where === undefined ? [] : [parseRule(figure.where)]),
    ...narrowed(figure, narrowing),
  ]
  const [only, ...more] = parts
  if (!only) throw new Error(`The figure '${figure.name}' counts everything there is.`)
  return more.length === 0 ? only : { all: parts }
}

const inPeriod = (at: string, { from, to }: Period): Rule[] => [
  { field: at, is: '>=', value: from },
  { field: at, is: '<', value: to },
]

function narrowed(figure: Figure, { group, service }: Narrowing): Rule[] {
  const by = (field: string | undefined, id: string | undefined): Rule[] => (field === undefined || id === undefined ? [] : [{ field, is: '==', value: id }])
  return [...by(figure.group, group), ...by(figure.service, service)]
}

/** Whether it can be narrowed as asked: a figure that knows no service says nothing of one. */
export const canNarrow = (figure: Pick<Figure, 'group' | 'service'>, { group, service }: Narrowing): boolean =>
  (group === undefined || figure.group !== undefined) && (service === undefined || figure.service !== undefined)

/** Every field that a figure looks at. */
export function fieldsOf(figure: Figure): readonly string[] {
  const { measure, bands } = figure
  const amounts = [...('of' in measure ? [measure.of] : []), ...(bands ? [bands.of] : [])].flatMap(amount => amountText(amount).split('..'))
  const rules = [figure.where, measure.is === 'share' ? measure.rule : undefined].flatMap(text => (text === undefined ? [] : pathsOf(parseRule(text))))
  const named = [figure.at, figure.group, figure.service].filter(name => name !== undefined)
  return [...new Set([...named, ...amounts, ...rules])].filter(name => name !== 'now')
}

/** The type that it counts; undefined where this installation has none, or one that knows too little. */
export function typeCounted(model: Model, figure: Figure): RecordType | undefined {
  const type = model.find(figure.of)
  return type && fieldsOf(figure).every(name => Object.hasOwn(type.fields, name)) ? type : undefined
}

import { DefinitionError, type Field, type Fields, type Model, nearest, type RecordType, type Rule, type Transition } from '../define/index.ts'
import { Failure } from '../errors.ts'
import { fieldType } from '../fields/index.ts'
import { checkRule } from './check.ts'
import { parseRule } from './parse.ts'

/**
 * Checks every rule that the definitions hold, so that a wrong one stops the start and not somebody's work. Names were
 * checked when the model was made; here it is whether each can be asked at all.
 * @throws DefinitionError
 */
export function checkDefinitions(model: Model): void {
  const faults = model.types.flatMap(type => [...fieldFlaws(model, type), ...ruleFaults(model, type), ...choosableFaults(model, type)])
  if (faults.length > 0) throw new DefinitionError(faults)
}

function ruleFaults(model: Model, type: RecordType): string[] {
  return rulesOf(type).flatMap(({ where, rule }) => checkRule(model, type, rule).map(fault => said(type, where, fault)))
}

/** What the kind of a field has against it, and whether the type that a rule is about can be known. */
function fieldFlaws(model: Model, type: RecordType): string[] {
  const flaws = Object.entries(type.fields).flatMap(([name, field]) => {
    const flaw = fieldType(field.kind).flaw?.(field)
    return flaw === undefined ? [] : [said(type, `fields.${name}`, flaw)]
  })
  const ofs = everyField(type).flatMap(([name, { options }, beside]) => {
    if (options.of === undefined || Object.hasOwn(beside, options.of) || model.find(options.of)) return []
    const near = nearest(options.of, [...Object.keys(beside), ...model.types.map(t => t.name)])
    return [said(type, `fields.${name}.of`, `there is neither a field nor a record type '${options.of}'.${near ? ` Did you mean '${near}'?` : ''}`)]
  })
  const tos = everyField(type).flatMap(([name, { options }]) =>
    options.to === undefined || model.find(options.to) ? [] : [said(type, `fields.${name}`, `there is no record type '${options.to}'.`)],
  )
  return [...flaws, ...ofs, ...tos]
}

type Found = readonly [name: string, field: Field, beside: Fields]

/** The fields and, where there are rows, their columns, each with what stands beside it. */
const everyField = (type: RecordType): Found[] =>
  Object.entries(type.fields).flatMap(([name, field]): Found[] => [
    [name, field, type.fields],
    ...Object.entries(field.options.columns ?? {}).map(([column, own]): Found => [`${name}.${column}`, own, { ...type.fields, ...field.options.columns }]),
  ])

/** What `only` says of the records that a reference may name. */
function choosableFaults(model: Model, type: RecordType): string[] {
  return everyField(type).flatMap(([name, { options }]) => {
    const target = model.find(options.to ?? '')
    if (options.only === undefined || !target) return []
    return textFaults(model, target, options.only).map(fault => said(type, `fields.${name}.only`, fault))
  })
}

function textFaults(model: Model, type: RecordType, text: string): string[] {
  try {
    return checkRule(model, type, parseRule(text))
  } catch (failure) {
    if (failure instanceof Failure) return [failure.message]
    throw failure
  }
}

const said = (type: RecordType, where: string, fault: string): string => `${type.from}/definition.ts: ${type.name}.${where}: ${fault}`

interface Placed {
  readonly where: string
  readonly rule: Rule
}

/** Every rule in a definition, with where it stands. */
export function rulesOf({ definition }: RecordType): Placed[] {
  const { may, rights = [], transitions = {}, views } = definition
  return [
    ...Object.entries(may).map(([act, rule]): Placed => ({ where: `may.${act}`, rule: rule as Rule })),
    ...rights.flatMap((right, i) => [...placed(`rights[${i}].read`, right.read), ...placed(`rights[${i}].change`, right.change)]),
    ...Object.entries(transitions as Record<string, Transition<Fields, string>>).flatMap(([name, verb]) => verbRules(`transitions.${name}`, verb)),
    ...Object.entries((views.lists ?? {}) as Record<string, { filter: Rule }>).flatMap(([name, list]) => placed(`views.lists.${name}`, list.filter)),
  ]
}

const verbRules = (where: string, { may, guards = [] }: Transition<Fields, string>): Placed[] => [
  ...placed(`${where}.may`, may),
  ...guards.flatMap((guard, i) => placed(`${where}.guards[${i}]`, guard.rule)),
]

const placed = (where: string, rule: Rule | undefined): Placed[] => (rule === undefined ? [] : [{ where, rule }])

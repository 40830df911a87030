import { DefinitionError, type Fields, type Model, type RecordType, type Rule, type Transition } from '../define/index.ts'
import { Failure } from '../errors.ts'
import { checkRule } from './check.ts'
import { parseRule } from './parse.ts'

/**
 * Checks every rule that the definitions hold, so that a wrong one stops the start and not somebody's work. Names were
 * checked when the model was made; here it is whether each can be asked at all.
 * @throws DefinitionError
 */
export function checkDefinitions(model: Model): void {
  const faults = model.types.flatMap(type => [...ruleFaults(model, type), ...choosableFaults(model, type)])
  if (faults.length > 0) throw new DefinitionError(faults)
}

function ruleFaults(model: Model, type: RecordType): string[] {
  return rulesOf(type).flatMap(({ where, rule }) => checkRule(model, type, rule).map(fault => said(type, where, fault)))
}

/** What `only` says of the records that a reference may name. */
function choosableFaults(model: Model, type: RecordType): string[] {
  return Object.entries(type.fields).flatMap(([name, { options }]) => {
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

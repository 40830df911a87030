import type { Model, RecordType, Text } from '../../kernel/define/index.ts'
import { secondsOf } from '../../kernel/fields/index.ts'
import { namesIn, type Step } from './step.ts'
import { isWithin, pathFault, targetOf } from './values.server.ts'

interface About {
  readonly model: Model
  readonly type: RecordType
}

/** Why steps cannot be asked of records of this type, whatever these hold. */
export const stepFaults = (steps: readonly Step[], about: About): Text[] =>
  steps.length === 0
    ? [{ en: 'Say at least one step.', de: 'Bitte mindestens einen Schritt angeben.' }]
    : steps.flatMap(step => faultsOfStep(step, about).map(fault => placed(step, fault)))

export const placed = ({ name }: Pick<Step, 'name'>, { en, de }: Text): Text => ({ en: `${name}: ${en}`, de: `${name}: ${de}` })

const faultsOfStep = (step: Step, about: About): Text[] => [
  ...(asksSomebody(step) ? [] : [{ en: 'Say who is asked.', de: 'Bitte sagen, wer gefragt wird.' }]),
  ...namesIn(step.covers).flatMap(path => pathFault(about.model, about.type, path) ?? []),
  ...personFault(step.managerOf, about, ['person']),
  ...personFault(step.path, about, ['person', 'group']),
  ...numberFaults(step),
  ...timeFaults(step),
]

const asksSomebody = ({ people, groups, roles, managerOf, path, who }: Step): boolean =>
  [people, groups, roles].some(named => (named ?? []).length > 0) || [managerOf, path, who].some(named => named !== null)

function personFault(path: string | null, { model, type }: About, allowed: readonly string[]): Text[] {
  if (path === null || isWithin(type, path)) return []
  const fault = pathFault(model, type, path)
  if (fault) return [fault]
  if (allowed.includes(targetOf(model, type, path) ?? '')) return []
  return [{ en: `'${path}' does not name people.`, de: `„${path}“ nennt keine Personen.` }]
}

function numberFaults({ need, howMany }: Step): Text[] {
  if (need !== 'count' && need !== 'percent') return []
  if (howMany === null) return [{ en: 'Say how many.', de: 'Bitte sagen, wie viele.' }]
  return need === 'percent' && howMany > 100 ? [{ en: 'There are no more than 100 percent.', de: 'Mehr als 100 Prozent gibt es nicht.' }] : []
}

const leastSeconds = 60

const timeFaults = ({ remindEvery, escalateAfter, expiresAfter }: Step): Text[] =>
  [remindEvery, escalateAfter, expiresAfter].some(time => time !== null && secondsOf(time) < leastSeconds)
    ? [{ en: 'At least a minute lies between.', de: 'Mindestens eine Minute liegt dazwischen.' }]
    : []

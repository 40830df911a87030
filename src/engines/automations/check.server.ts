import type { Language, RecordType } from '../../kernel/define/index.ts'
import type { Fault } from '../../kernel/errors.ts'
import { fieldType, secondsOf } from '../../kernel/fields/index.ts'
import { asksWho, asksWhoFault, checkRule, parseRule } from '../../kernel/rules/index.ts'
import { placed, unknown } from '../texts/index.ts'
import type { ActRow, Automation } from './automation.ts'
import { actFaults } from './check-acts.server.ts'
import { type Checking, type Found, transitionFault } from './faults.ts'

/** Everything that keeps an automation from being activated, with the field at fault, in the words of whoever tries. */
export async function faultsOf(automation: Automation, checking: Checking, language: Language): Promise<Fault[]> {
  const type = checking.types.find(t => t.name === automation.recordType)
  const found = type
    ? [...occasionFaults(automation, type), ...conditionFaults(automation, type, checking), ...(await doesFaults(automation, type, checking))]
    : [noSuchType(automation.recordType, checking.types)]
  return found.map(({ field, message }) => ({ field, message: message[language] }))
}

function noSuchType(name: string, types: readonly RecordType[]): Found {
  return {
    field: 'recordType',
    message: unknown(
      'record type',
      'Den Datensatztyp',
      name,
      types.map(t => t.name),
    ),
  }
}

function occasionFaults(automation: Automation, type: RecordType): Found[] {
  switch (automation.on) {
    case 'changed':
      return (automation.changes ?? []).flatMap(({ field, from, to }) => [from, to].flatMap(value => changedFault(type, field, value)).slice(0, 1))
    case 'transition':
      return transitionFault(type, automation.transition, 'transition')
    case 'fact':
      return automation.factKind
        ? []
        : [
            {
              field: 'factKind',
              message: { en: 'Say which kind of fact, such as clock.breached.', de: 'Bitte die Art der Feststellung nennen, etwa clock.breached.' },
            },
          ]
    case 'schedule':
      return scheduleFaults(automation)
    default:
      return []
  }
}

function changedFault(type: RecordType, name: string, value: string | null): Found[] {
  const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
  if (!field) return [{ field: 'changes', message: unknown('field', 'Ein Feld', name, Object.keys(type.fields)) }]
  const parsed = value ? fieldType(field.kind).fromText(value, field) : undefined
  return parsed && 'fault' in parsed ? [{ field: 'changes', message: placed(field.label, parsed.fault) }] : []
}

const leastSeconds = 300

function scheduleFaults({ every, at, when }: Automation): Found[] {
  const found: Found[] = []
  if ((every === null) === (at === null))
    found.push({
      field: 'every',
      message: { en: 'Say either how often, or at what time of day.', de: 'Bitte entweder sagen, wie oft, oder zu welcher Uhrzeit.' },
    })
  if (every !== null && secondsOf(every) < leastSeconds)
    found.push({ field: 'every', message: { en: 'At least five minutes lie between.', de: 'Mindestens fünf Minuten liegen dazwischen.' } })
  if (!when)
    found.push({
      field: 'when',
      message: {
        en: 'A schedule needs a condition; without one it would be about every record.',
        de: 'Ein Zeitplan braucht eine Bedingung; ohne ginge es um jeden Datensatz.',
      },
    })
  return found
}

function conditionFaults({ when }: Automation, type: RecordType, { model }: Checking): Found[] {
  if (!when) return []
  const rule = parseRule(when)
  if (asksWho(rule)) return [{ field: 'when', message: asksWhoFault }]
  return checkRule(model, type, rule).map(message => ({ field: 'when', message: { en: message, de: message } }))
}

async function doesFaults({ does }: Automation, type: RecordType, checking: Checking): Promise<Found[]> {
  if (!does?.length) return [{ field: 'does', message: { en: 'Say what is to be done.', de: 'Bitte sagen, was getan werden soll.' } }]
  const each = does.map(async (row: ActRow, i) => {
    const place = { en: `Act ${i + 1}`, de: `Tat ${i + 1}` }
    return (await actFaults(row, does.slice(0, i), type, checking)).map(message => ({ field: 'does', message: placed(place, message) }))
  })
  return (await Promise.all(each)).flat()
}

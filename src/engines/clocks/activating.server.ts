import { type Field, followPath, type RecordType, type Text } from '../../kernel/define/index.ts'
import { type Fault, invalidAll } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { calendarPath, hasClocks, type LevelRow, levelOf } from './levels.server.ts'
import { impossibleIn } from './possible.ts'
import { isFixed } from './reckoning/index.ts'

type Model = Ground['store']['model']
interface Found {
  readonly field: string
  readonly say: Text
}

/** Everything for which a level cannot be activated, in words. @throws invalid */
export function refuseUnusable(model: Model, row: LevelRow, among: readonly LevelRow[], language: 'en' | 'de'): void {
  const type = model.find(row.recordType)
  const faults =
    type && hasClocks(type) ? [...targetFaults(model, type, row), ...timeFaults(model, type, row), ...ruleFaults(model, type, row)] : [noSuchType(row)]
  const chain = faults.length === 0 ? chainFaults(row, among) : []
  const told = [...faults, ...chain].map(({ field, say }): Fault => ({ field, message: say[language] }))
  if (told.length > 0) throw invalidAll(told)
}

const noSuchType = ({ recordType }: LevelRow): Found => ({
  field: 'recordType',
  say: { en: `There is no work of the type '${recordType}'.`, de: `Es gibt keine Arbeit der Art „${recordType}“.` },
})

function targetFaults(model: Model, type: RecordType, row: LevelRow): Found[] {
  const { targetIn } = row
  const give = (field: string, en: string, de: string): Found[] => [{ field, say: { en, de } }]
  if ((targetIn === 'business' || targetIn === 'elapsed') && (row.targetTime === null || /^-?P(0|T0[HMS])+$/.test(row.targetTime)))
    return give('targetTime', 'Say how much time there is, such as 4h.', 'Bitte sagen, wie viel Zeit bleibt, etwa 4h.')
  if (targetIn === 'workingDays' && !row.targetDays)
    return give('targetDays', 'Say how many working days there are, from 1.', 'Bitte die Zahl der Arbeitstage nennen, ab 1.')
  if (targetIn === 'workingDayAt' && (row.targetDays === null || row.targetAt === null))
    return give(
      row.targetDays === null ? 'targetDays' : 'targetAt',
      'Say on which working day and at what time.',
      'Bitte sagen, an welchem Arbeitstag und um wie viel Uhr.',
    )
  if (targetIn === 'field' && !isMoment(fieldAt(model, type, row.targetField)))
    return give('targetField', `Name a field of ${type.name} that holds a date and time.`, `Bitte ein Feld von ${type.name} mit Datum und Uhrzeit nennen.`)
  if (isFixed(levelOf(row).target) && row.pauses !== null)
    return give(
      'pauses',
      'An end that stands fast cannot wait. Leave this empty, or choose a target in time.',
      'Ein feststehendes Ende kann nicht warten. Lassen Sie dies leer oder wählen Sie ein Ziel in Zeit.',
    )
  return []
}

function timeFaults(model: Model, type: RecordType, row: LevelRow): Found[] {
  const faults: Found[] = []
  const path = calendarPath({ calendarFrom: row.calendarFrom })
  if (path !== undefined && !followPath(model, type, path))
    faults.push({
      field: 'calendarFrom',
      say: { en: `${type.definition.label.many.en} have no ${path}.`, de: `${type.definition.label.many.de} haben kein ${path}.` },
    })
  if (row.calendar === null && row.targetIn !== 'elapsed' && row.targetIn !== 'field')
    faults.push({
      field: 'calendar',
      say: { en: 'Name the calendar that counts where the record names none.', de: 'Bitte den Kalender nennen, der gilt, wo der Datensatz keinen nennt.' },
    })
  if (row.countsFrom !== null && !isMoment(fieldAt(model, type, row.countsFrom)))
    faults.push({
      field: 'countsFrom',
      say: { en: `Name a field of ${type.name} that holds a date and time.`, de: `Bitte ein Feld von ${type.name} mit Datum und Uhrzeit nennen.` },
    })
  return faults
}

const fieldAt = (model: Model, type: RecordType, path: string | null): Field | undefined => (path === null ? undefined : followPath(model, type, path)?.field)
const isMoment = (field: Field | undefined): boolean => field?.kind === 'dateTime'

const impossible = {
  neverStarts: {
    field: 'starts',
    say: {
      en: 'No record could ever start this clock: whatever starts it also stops or cancels it.',
      de: 'Kein Datensatz könnte diese Uhr je starten: was sie startet, stoppt oder beendet sie auch.',
    },
  },
  startsPaused: {
    field: 'pauses',
    say: {
      en: 'This clock would always wait when it starts: whatever starts it also pauses it.',
      de: 'Diese Uhr würde beim Start immer warten: was sie startet, lässt sie auch warten.',
    },
  },
  neverStops: { field: 'stops', say: { en: 'No record could ever stop this clock.', de: 'Kein Datensatz könnte diese Uhr je stoppen.' } },
} as const

function ruleFaults(model: Model, type: RecordType, row: LevelRow): Found[] {
  const found = impossibleIn(model, type, levelOf(row))
  return found === undefined ? [] : [impossible[found]]
}

/** The parts of an agreement that are in force, with this one, may not take longer than the agreement. Only what counts alike is added up. */
function chainFaults(row: LevelRow, among: readonly LevelRow[]): Found[] {
  const whole = row.kind === 'sla' ? row : among.find(l => l.id === row.underpins)
  if (!whole) return []
  if (whole.kind !== 'sla' || (row.kind === 'sla' && row.underpins !== null))
    return [
      {
        field: 'underpins',
        say: {
          en: 'Only a part underpins, and only a service level agreement is underpinned.',
          de: 'Nur ein Teil stützt, und nur ein Service Level Agreement wird gestützt.',
        },
      },
    ]
  const parts = [
    ...among.filter(l => l.underpins === whole.id && l.state === 'active' && l.id !== row.id && l.id !== row.previous),
    ...(row.kind === 'sla' ? [] : [row]),
  ]
  const measure = ({ targetIn }: LevelRow) => (targetIn === 'business' || targetIn === 'elapsed' ? targetIn : targetIn === 'workingDays' ? targetIn : undefined)
  const amount = (level: LevelRow): number => {
    const { target } = levelOf(level)
    return 'ms' in target ? target.ms : target.in === 'workingDays' ? target.days : 0
  }
  const alike = parts.filter(p => measure(p) !== undefined && measure(p) === measure(whole))
  if (alike.length === 0 || alike.reduce((sum, p) => sum + amount(p), 0) <= amount(whole)) return []
  const names = alike.map(p => p.name).join(' + ')
  return [
    {
      field: row.targetIn === 'workingDays' ? 'targetDays' : 'targetTime',
      say: { en: `The parts take longer than '${whole.name}' allows: ${names}.`, de: `Die Teile brauchen länger, als „${whole.name}“ erlaubt: ${names}.` },
    },
  ]
}

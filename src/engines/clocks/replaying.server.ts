import type { Queryable } from '../../kernel/database/index.server.ts'
import type { Model, RecordType, State } from '../../kernel/define/index.ts'
import { calendar } from '../../people/index.ts'
import type { definitionOf } from '../calendars/index.ts'
import { compiledOf } from './calendars.server.ts'
import { calendarIdOf, judgeOf, type KeptCandidate, pathsOfLevels } from './judge.server.ts'
import { type Moment, replay, type Run } from './reckoning/index.ts'
import { momentsOf, Past } from './related.server.ts'

/** A record's clocks as its history makes them, with the history that they were made of. */
export interface Replayed {
  readonly moments: readonly Moment[]
  readonly runs: readonly Run[]
}

/** When the clocks of a level on a record were last reckoned again. */
export type Repaired = (recordId: string, levelId: string) => number | undefined

type CalendarRow = Parameters<typeof definitionOf>[0] & { readonly id: string }

/** Replays records by levels, from what the database knows: their histories, and those of what they refer to. */
export class Replayer {
  readonly #past: Past
  readonly #db: Queryable
  readonly #model: Model
  readonly #type: RecordType
  readonly #candidates: readonly KeptCandidate[]
  readonly #paths: readonly string[]

  constructor(db: Queryable, model: Model, type: RecordType, candidates: readonly KeptCandidate[]) {
    this.#db = db
    this.#past = new Past(db)
    this.#model = model
    this.#type = type
    this.#candidates = candidates
    this.#paths = pathsOfLevels(candidates.map(c => c.level))
  }

  /**
   * A cycle counts on the calendar as it was when it began; or when the clocks were last reckoned again, if that was later: `repaired`
   * gives that moment for a record and a level.
   */
  async replay(ids: readonly string[], now: number, repaired: Repaired = () => undefined): Promise<ReadonlyMap<string, Replayed>> {
    const histories = await this.#past.withRelated(this.#model, this.#type, this.#withActivations(await momentsOf(this.#db, ids)), this.#paths)
    await this.#past.load(this.#calendarsOf(histories))
    const judge = judgeOf(this.#model, this.#type, (id, at, level, row) =>
      compiledOf(id === null ? undefined : this.#calendarAt(id, Math.max(at, repaired(String(row.id), level.id) ?? at))),
    )
    return new Map([...histories].map(([id, moments]) => [id, { moments, runs: replay(this.#candidates, judge, moments, now) }]))
  }

  #withActivations(histories: ReadonlyMap<string, readonly Moment[]>): ReadonlyMap<string, readonly Moment[]> {
    return new Map([...histories].map(([id, moments]) => [id, withActivations(this.#type, this.#candidates, moments)]))
  }

  #calendarsOf(histories: ReadonlyMap<string, readonly Moment[]>): string[] {
    const all = [...histories.values()].flat()
    return this.#candidates.flatMap(({ level }) => [...new Set(all.map(m => calendarIdOf(level, m.row)))].filter(id => id !== null))
  }

  #calendarAt(id: string, at: number): CalendarRow | undefined {
    const row = this.#past.at(id, at)
    return row === undefined ? undefined : ({ ...emptyCalendar, ...row, id } as CalendarRow)
  }
}

/** A history with the moments at which levels came into force while the record was open: from then on it has their clocks too. */
function withActivations({ definition }: RecordType, candidates: readonly KeptCandidate[], moments: readonly Moment[]): readonly Moment[] {
  const states: Readonly<Record<string, State>> = definition.states ?? {}
  const isDone = ({ row }: Moment) => states[String(row.state)]?.category === 'done'
  const activations = candidates.flatMap(({ level, begins }): Moment[] => {
    const last = begins === undefined ? undefined : moments.findLast(m => m.at <= begins)
    return begins === undefined || !last || isDone(last) ? [] : [{ ...last, at: begins, changed: 'all', activates: level.id }]
  })
  return activations.length === 0 ? moments : [...moments, ...activations].toSorted((a, b) => a.seq - b.seq || a.at - b.at)
}

/** Fields that a calendar's history does not name are empty. */
const emptyCalendar = Object.fromEntries(Object.keys(calendar.fields).map(name => [name, null]))

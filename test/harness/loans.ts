import { after } from 'node:test'
import { allPractices, wholeModel } from '../../src/app/installation.server.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import type { AnyDefinition, InputOf, Language, RowOf } from '../../src/kernel/define/index.ts'
import { Failure } from '../../src/kernel/errors.ts'
import type { Engine, Practice, PracticeBehaviour } from '../../src/kernel/practice.ts'
import type { How } from '../../src/kernel/records/index.server.ts'
import { difference, wantedTables } from '../../src/kernel/schema/index.ts'
import { lending, loan } from '../fixtures/practices/loan/index.ts'
import { type World, world } from './world.ts'

export { loan }
export type Loan = RowOf<typeof loan>

/** A desk that lends things, for tests of the kernel: a record type with everything in it that a definition can have. */
export interface LoanDesk extends World {
  /** Borrows things; asks for them. */
  readonly bea: Actor
  /** Borrows other things. */
  readonly bob: Actor
  /** Lends things. */
  readonly cleo: Actor
  readonly admin: Actor
  readonly asks: (input?: InputOf<typeof loan>, by?: Actor, how?: How) => Promise<Loan>
}

/** Opens a desk for the tests of one file; it is taken down after them. */
export async function loanDesk(options: { behaviour?: PracticeBehaviour; also?: readonly AnyDefinition[]; engine?: Engine } = {}): Promise<LoanDesk> {
  const { behaviour = {}, also = [], engine = {} } = options
  const made: Practice = {
    ...lending,
    definitions: [...lending.definitions, ...also],
    behaviour: () => Promise.resolve({ default: behaviour }),
    engine: () => Promise.resolve({ default: () => engine }),
  }
  const practices = [...allPractices, made]
  const it = await world({
    practices,
    migrate: async owner => {
      for (const text of difference(wantedTables(wholeModel()), wantedTables(wholeModel(practices)))) await owner.query({ text, values: [] })
    },
  })
  after(it.close)
  const bea = await it.person('Bea', ['requester'])
  let asked = 0
  return {
    ...it,
    bea,
    bob: await it.person('Bob', ['requester']),
    cleo: await it.person('Cleo', ['agent']),
    admin: await it.person('Admin', ['administrator']),
    asks: (input = {}, by = bea, how = {}) => it.records.create(by, loan, { title: `Drill ${++asked}`, borrower: by.person ?? idOf(bea), ...input }, how),
  }
}

/** The id of the person who acts. */
export function idOf(actor: Actor): string {
  if (actor.person === null) throw new Error(`${actor.name} is no person.`)
  return actor.person
}

/** What was refused, with the fields at fault. */
export async function failureOf(
  attempt: Promise<unknown>,
  language: Language = 'en',
): Promise<{ kind: string; code: string | undefined; fields: readonly string[]; message: string }> {
  const failure = await attempt.then(
    () => undefined,
    error => error as unknown,
  )
  if (!(failure instanceof Failure)) throw failure instanceof Error ? failure : new Error('It was not refused.')
  return { kind: failure.kind, code: failure.code, fields: failure.faults.map(f => f.field).toSorted(), message: failure.told(language).detail }
}

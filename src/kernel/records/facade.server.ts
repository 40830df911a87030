import type { Actor } from '../actor.ts'
import { change, transition } from './change.server.ts'
import { comment } from './comment.server.ts'
import { create } from './create.server.ts'
import { fact } from './fact.server.ts'
import { count, find } from './find.server.ts'
import { loadRow } from './read.server.ts'
import type { Records } from './records.ts'
import { forgetTable } from './small-table.server.ts'
import { hold } from './hold.server.ts'
import { remove } from './remove.server.ts'
import { readSecret } from './secrets.server.ts'
import { masked } from './row.server.ts'
import { summarise } from './summarise.server.ts'
import { asOf, timeline } from './timeline.server.ts'
import { titlesOf } from './titles.server.ts'
import { atomically, type Happening, plainUnit, type Store, typeOf, type Unit } from './unit.server.ts'
import { view } from './view.server.ts'
import { work } from './work.server.ts'

/** `Records` without what the caller's definition says of its rows. */
type Plain = { [K in keyof Records]: (...given: Parameters<Records[K]>) => Promise<unknown> }

export const createRecords = (parts: Omit<Store, 'within'>): { records: Records; store: Store } => {
  const published = (happening: Happening) => {
    forgetTable(store, happening.tenant, happening.type)
    parts.published(happening)
  }
  const store: Store = { ...parts, published, within: unit => facade(store, unit) }
  return { records: facade(store), store }
}

/**
 * The records of an installation; within a transaction if one is given. Rows are typed by the definition that the
 * caller passes, which the model was made from: here, where definition and row meet, the types are asserted.
 */
function facade(store: Store, within?: Unit): Records {
  const unit = (actor: Actor): Unit => within ?? plainUnit(store, actor.tenant)
  const records: Plain = {
    create: (actor, record, input, how) => create(unit(actor), actor, record, input, how),
    change: (actor, record, id, input, how) => change(unit(actor), actor, record, id, input, how),
    transition: (actor, record, id, name, input, how) => transition(unit(actor), actor, record, id, name, input, how),
    comment: (actor, record, id, given, how) => comment(unit(actor), actor, record, id, given, how),
    hold: (actor, record, ids) => hold(unit(actor), actor, record, ids),
    fact: (actor, record, id, found, at) => fact(unit(actor), actor, record, id, found, at),
    remove: (actor, record, id, how) => remove(unit(actor), actor, record, id, how),
    get: async (actor, record, idOrNumber) => {
      const type = typeOf(store, record)
      return masked(unit(actor), actor, type, await loadRow(unit(actor), actor, type, idOrNumber))
    },
    asOf: (actor, record, idOrNumber, at) => asOf(unit(actor), actor, record, idOrNumber, at),
    find: (actor, record, query) => find(unit(actor), actor, record, query),
    count: (actor, record, filter, upTo, within) => count(unit(actor), actor, record, filter, upTo, within),
    summarise: (actor, record, query) => summarise(unit(actor), actor, record, query),
    timeline: (actor, record, idOrNumber, query) => timeline(unit(actor), actor, record, idOrNumber, query),
    view: (actor, record, idOrNumber) => view(unit(actor), actor, record, idOrNumber),
    titles: (actor, record, rows) => titlesOf(unit(actor), actor, typeOf(store, record), rows),
    work: (actor, branches, query) => work(unit(actor), actor, branches, query),
    secret: (actor, record, id, field) => readSecret(unit(actor), actor, record, id, field),
    together: (actor, work) => atomically(unit(actor), actor, inner => work(facade(store, inner))),
  }
  return records as Records
}

import type { Queryable, TenantDatabase } from '../../kernel/database/index.ts'
import { newId } from '../../kernel/id.server.ts'
import type { Records, Store } from '../../kernel/records/index.server.ts'
import { atomically, plainUnit } from '../../kernel/records/internal.server.ts'
import sql from 'sql-template-tag'
import type { Limits } from './limits.ts'
import type { Outbox } from './outbox.server.ts'

/** What everything about signing in stands on. */
export interface Gate {
  readonly store: Store
  readonly tenant: string
  readonly db: TenantDatabase
  readonly now: () => string
  /** Sessions or tokens of this person are over: whatever is remembered of them is forgotten, here and elsewhere. */
  readonly ended: (person: string) => void
  /** Where people reach us, without a slash at the end. Links are made of this alone, never of what a request says. */
  readonly publicUrl: string
  readonly outbox: Outbox
  readonly limits: Limits
}

/** Records and the tables of sign-in, changed together or not at all. */
export const together = <T>({ store, tenant }: Gate, work: (records: Records, tx: Queryable) => Promise<T>): Promise<T> =>
  atomically(plainUnit(store, tenant), { tenant }, unit => work(store.within(unit), unit.db))

/** An act upon access, or upon background work, that somebody may have to account for. */
export interface Act {
  readonly act:
    | 'signIn'
    | 'signInFailed'
    | 'demoSignIn'
    | 'signOut'
    | 'sessionEnded'
    | 'passwordChanged'
    | 'resetRequested'
    | 'passwordReset'
    | 'tokenCreated'
    | 'tokenRevoked'
    | 'setUp'
    | 'jobRetried'
    | 'jobDiscarded'
  /** Whose access it is; null where nobody goes by the name that was given. */
  readonly person: string | null
  /** Who did it, where that is known and not the person. */
  readonly by?: { readonly person: string | null; readonly name: string }
  readonly address?: string
  /** Such as the name of the token, or of the job. */
  readonly about?: string
}

export const note = (db: Queryable, { tenant, now }: Pick<Gate, 'tenant' | 'now'>, { act, person, by, address, about }: Act): Promise<unknown> =>
  db.query(sql`
    insert into access_event (tenant_id, id, at, act, person_id, actor_id, actor_name, address, about)
    select ${tenant}::uuid, ${newId()}::uuid, ${now()}::timestamptz, ${act}, ${person}::uuid, ${by ? by.person : person}::uuid,
      coalesce(${by?.name ?? null}::text, (select name from person where id = ${person}::uuid), ''), ${address ?? null}, ${about ?? null}`)

import sql from 'sql-template-tag'
import { missing } from '../../kernel/errors.ts'
import type { Caller } from './caller.ts'
import { type Gate, note } from './gate.server.ts'
import { type Begun, begin, endBySecret } from './sessions.server.ts'

/** With whom one looks around in the demo organisation. They have no password. */
export const demoAddresses = ['requester@example.com', 'agent@example.com', 'manager@example.com', 'admin@example.com'] as const

export interface DemoPerson {
  readonly email: string
  readonly name: string
  readonly title: string | null
}

export const demoPeople = ({ db }: Gate): Promise<DemoPerson[]> =>
  db.query<DemoPerson>(sql`
    select p.email, p.name, p.title from unnest(${[...demoAddresses]}::text[]) with ordinality a (email, place)
    join person p on p.email = a.email and p.active order by a.place`)

/** Without a password; who calls this has made sure that only this machine can. @throws missing */
export async function demoSignIn(gate: Gate, email: string, caller: Caller, previous?: string): Promise<Begun> {
  const [found] = await gate.db.query<{ id: string }>(
    sql`select id from person where email = ${email} and email = any(${[...demoAddresses]}::text[]) and active`,
  )
  const begun = found ? await begin(gate.db, gate, found.id, caller) : undefined
  if (!found || !begun)
    throw missing({ en: 'There is nobody of that address in the demo organisation.', de: 'Niemand in der Beispielorganisation hat diese Adresse.' })
  await note(gate.db, gate, { act: 'demoSignIn', person: found.id, address: caller.address })
  if (previous !== undefined) await endBySecret(gate, previous)
  return begun
}

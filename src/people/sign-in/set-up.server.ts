import sql from 'sql-template-tag'
import { machine } from '../../kernel/actor.ts'
import type { Queryable } from '../../kernel/database/index.ts'
import { equals, type Language } from '../../kernel/define/index.ts'
import { missing } from '../../kernel/errors.ts'
import { person } from '../definitions/person.ts'
import { role } from '../definitions/role.ts'
import type { Caller } from './caller.ts'
import { type Gate, note, together } from './gate.server.ts'
import { checkPassword, setPassword } from './own-password.server.ts'
import { hashPassword } from './password.server.ts'
import { hashOf, newSecret } from './secret.server.ts'
import { type Begun, begin } from './sessions.server.ts'

const nothingToSetUp = {
  en: 'There is nothing to set up, or the link is no longer good.',
  de: 'Es gibt nichts einzurichten, oder der Link gilt nicht mehr.',
} as const

/** What the first administrator says of themselves. */
export interface First {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly language?: Language
}

/** A link that makes the first administrator, in place of an earlier one; undefined where there is one already. */
export async function prepareSetUp(gate: Gate): Promise<string | undefined> {
  if (await hasAdministrator(gate.db)) return undefined
  const secret = newSecret()
  await gate.db.query(sql`
    insert into setup_link (tenant_id, hash, created_at) values (${gate.tenant}::uuid, ${hashOf(secret)}, ${gate.now()}::timestamptz)
    on conflict (tenant_id) do update set hash = excluded.hash, created_at = excluded.created_at`)
  return `${gate.publicUrl}/set-up#${secret}`
}

/** Whether an installation waits to be set up; with a token, whether it is the one. */
export async function awaitsSetUp({ db }: Gate, token?: string): Promise<boolean> {
  const links = await db.query<{ hash: Buffer }>(sql`select hash from setup_link`)
  const good = links.some(link => token === undefined || link.hash.equals(hashOf(token)))
  return good && !(await hasAdministrator(db))
}

/** Makes the first administrator, signed in. The link goes in the same transaction; of many at once, one finds it. @throws missing, invalid */
export async function setUp(gate: Gate, first: First, caller: Caller): Promise<Begun> {
  if (!(await awaitsSetUp(gate, first.token))) throw missing(nothingToSetUp)
  checkPassword(first.password, first, caller)
  const hash = await hashPassword(first.password)
  const begun = await together(gate, async (records, tx) => {
    const [link] = await tx.query(sql`delete from setup_link where hash = ${hashOf(first.token)} returning 1`)
    if (!link || (await hasAdministrator(tx))) throw missing(nothingToSetUp)
    const actor = { ...machine(gate.tenant, 'set-up', 'web'), language: caller.language }
    const [administrator] = (await records.find(actor, role, { filter: equals('key', 'administrator') })).items
    if (!administrator) throw new Error("The role 'administrator' is missing: its seed has not run.")
    const made = await records.create(actor, person, {
      name: first.name,
      email: first.email,
      roles: [administrator.id],
      language: first.language ?? caller.language,
    })
    await setPassword(tx, gate, made.id, hash)
    await note(tx, gate, { act: 'setUp', person: made.id, address: caller.address })
    return begin(tx, gate, made.id, caller)
  })
  if (!begun) throw new Error('The first administrator could not be signed in.')
  return begun
}

async function hasAdministrator(db: Queryable): Promise<boolean> {
  const found = await db.query(sql`
    with recursive giving as (
      select id from "role" where key = 'administrator'
      union select r.id from "role" r join giving g on r.includes @> array[g.id]
    ) select 1 from person where active and roles && array(select id from giving) limit 1`)
  return found.length > 0
}

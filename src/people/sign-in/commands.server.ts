import sql from 'sql-template-tag'
import { machine } from '../../kernel/actor.ts'
import { invalid, invalidAll } from '../../kernel/errors.ts'
import { noSuchRole } from '../built-in-roles.ts'
import { person } from '../definitions/person.ts'
import { role } from '../definitions/role.ts'
import { type Gate, together } from './gate.server.ts'
import { setPassword } from './own-password.server.ts'
import { hashPassword } from './password.server.ts'
import { passwordFault } from './password-rules.ts'
import { newLink } from './reset.server.ts'
import { issue, type Token } from './tokens.server.ts'

export interface NewUser {
  readonly email: string
  readonly name: string
  /** Keys of roles. */
  readonly roles: readonly string[]
  readonly password?: string
}

export interface CreatedUser {
  readonly id: string
  readonly email: string
  /** Where they set a password, within a day; null where one was given. */
  readonly link: string | null
}

const day = 86_400_000

/** `mainstay user create` @throws invalid */
export async function createUser(gate: Gate, { email, name, roles, password }: NewUser): Promise<CreatedUser> {
  const fault = password === undefined ? undefined : passwordFault(password, { email, name })
  if (fault) throw invalid('password', fault.en)
  const hash = password === undefined ? undefined : await hashPassword(password)
  return together(gate, async (records, tx) => {
    const actor = machine(gate.tenant, 'command line', 'cli')
    const known = new Map((await records.find(actor, role, { limit: 500 })).items.map(r => [r.key, r.id]))
    const faults = roles.filter(key => !known.has(key)).map(key => ({ field: 'roles', message: noSuchRole(key).en }))
    if (faults.length > 0) throw invalidAll(faults)
    const made = await records.create(actor, person, { name, email, roles: roles.flatMap(key => known.get(key) ?? []) })
    const address = made.email ?? email
    if (hash !== undefined) await setPassword(tx, gate, made.id, hash)
    return { id: made.id, email: address, link: hash === undefined ? await newLink(tx, gate, made.id, address, day) : null }
  })
}

export interface NewToken {
  /** Whose: an e-mail address. */
  readonly for: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly days: number
}

/** `mainstay token create` @throws invalid */
export async function createToken(gate: Gate, { for: email, name, scopes, days }: NewToken): Promise<Token & { readonly token: string }> {
  const [found] = await gate.db.query<{ id: string }>(sql`select id from person where email = ${email.trim().toLowerCase()} and active`)
  if (!found) throw invalid('for', `There is nobody active with the address ${email}.`)
  return issue(gate, found.id, { name, scopes, days }, { person: null, name: 'command line' })
}

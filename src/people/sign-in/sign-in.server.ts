import sql from 'sql-template-tag'
import type { Caller } from './caller.ts'
import { type Gate, note } from './gate.server.ts'
import { hashPassword, isDated, isPassword } from './password.server.ts'
import { type Begun, begin, endBySecret } from './sessions.server.ts'
import { accountSubject, addressSubject, pairSubject } from './subject.server.ts'
import { attempt, succeed } from './throttle.server.ts'
import { wrong } from './words.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

/** Longest waits, in seconds. An attack on one account from everywhere slows its owner by a minute at most, elsewhere by none. */
const quarter = 15 * 60
export const limitsOf = ({ limits }: Gate, email: string, { address }: Caller) => [
  { subject: pairSubject(email, address), free: 5, longest: quarter },
  { subject: accountSubject(email), free: limits.signInsPerHour, longest: 60 },
  { subject: addressSubject(address), free: limits.signInsPerHour * 3, longest: quarter },
]

/**
 * Begins a session for whoever proves a password; a session that the browser still had is ended, so that none is
 * carried over that somebody else may have planted.
 * @throws unauthenticated, the same for every reason; tooMany
 */
export async function signIn(gate: Gate, { email, password }: Credentials, caller: Caller, previous?: string): Promise<Begun> {
  await attempt(gate.db, gate.tenant, gate.now(), limitsOf(gate, email, caller), caller.language)
  const account = await accountOf(gate, email)
  const proved = await isPassword(password, account?.password)
  const begun = proved && account?.password ? await begin(gate.db, gate, account.person, caller, account.password) : undefined
  await note(gate.db, gate, { act: begun ? 'signIn' : 'signInFailed', person: account?.person ?? null, address: caller.address })
  if (!begun || !account?.password) throw wrong(caller.language)
  await forgive(gate, email, caller)
  if (isDated(account.password)) await rehash(gate, account.person, account.password, password)
  if (previous !== undefined) await endBySecret(gate, previous)
  return begun
}

interface Account {
  readonly person: string
  readonly password: string | null
}

/** A person who is not active has no account: then it takes as long and says the same as if nobody were there. */
export async function accountOf({ db }: Gate, email: string): Promise<Account | undefined> {
  const address = email.trim().toLowerCase()
  const [account] = await db.query<Account>(sql`
    select p.id as person, c.password from person p left join credential c on c.person_id = p.id where p.email = ${address.slice(0, 300)} and p.active`)
  return account
}

export const forgive = ({ db }: Gate, email: string, caller: Caller): Promise<void> =>
  succeed(db, [pairSubject(email, caller.address), accountSubject(email)], [addressSubject(caller.address)])

async function rehash({ db }: Gate, person: string, before: string, password: string): Promise<void> {
  const after = await hashPassword(password)
  await db.query(sql`update credential set password = ${after} where person_id = ${person}::uuid and password = ${before}`)
}

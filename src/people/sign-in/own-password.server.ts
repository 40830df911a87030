import sql from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Caller } from './caller.ts'
import { type Gate, note } from './gate.server.ts'
import type { Identity } from './identity.server.ts'
import { hashPassword, isPassword } from './password.server.ts'
import { passwordFault, type Whose } from './password-rules.ts'
import { type Begun, begin, endAll } from './sessions.server.ts'
import { accountOf, forgive, limitsOf } from './sign-in.server.ts'
import { attempt } from './throttle.server.ts'
import { changedMail } from './words.ts'

export interface Change {
  readonly current: string
  readonly password: string
}

/**
 * Sets another password for whoever proves the present one. All sessions end; the one that comes back is new.
 * @throws invalid, tooMany
 */
export async function changePassword(gate: Gate, who: Identity, { current, password }: Change, caller: Caller): Promise<Begun> {
  const { person } = who
  const email = person.email ?? ''
  await attempt(gate.db, gate.tenant, gate.now(), limitsOf(gate, email, caller), caller.language)
  const account = await accountOf(gate, email)
  if (!(await isPassword(current, account?.password))) throw invalid('current', wrongPassword[caller.language])
  checkPassword(password, person, caller)
  const hash = await hashPassword(password)
  const begun = await gate.db.transaction(async tx => {
    await setPassword(tx, gate, person.id, hash)
    await endAll(tx, gate, person.id)
    await note(tx, gate, { act: 'passwordChanged', person: person.id, address: caller.address })
    return begin(tx, gate, person.id, caller)
  })
  gate.ended(person.id)
  await forgive(gate, email, caller)
  await tellChanged(gate, person)
  if (!begun) throw invalid('current', wrongPassword[caller.language])
  return begun
}

export function checkPassword(password: string, whose: Whose, { language }: Caller): void {
  const fault = passwordFault(password, whose)
  if (fault) throw invalid('password', fault[language])
}

export const setPassword = (db: Queryable, { tenant, now }: Gate, person: string, hash: string): Promise<unknown> =>
  db.query(sql`
    insert into credential (tenant_id, person_id, password, changed_at) values (${tenant}::uuid, ${person}::uuid, ${hash}, ${now()}::timestamptz)
    on conflict (tenant_id, person_id) do update set password = excluded.password, changed_at = excluded.changed_at`)

/** The password is changed already when this is written: that it cannot be is no reason to say otherwise. */
export const tellChanged = ({ outbox, now }: Gate, { email, language }: { readonly email: string | null; readonly language: 'en' | 'de' }): Promise<void> =>
  email === null
    ? Promise.resolve()
    : outbox.send({ to: email, subject: changedMail.subject[language], text: changedMail.text[language] }, now()).catch(() => {})

const wrongPassword = { en: 'This is not your present password.', de: 'Das ist nicht Ihr jetziges Passwort.' }

import sql, { empty as none } from 'sql-template-tag'
import { type Wrong, invalid, invalidAll, missing, refused } from '../../kernel/errors.ts'
import { newId } from '../../kernel/id.server.ts'
import { type Gate, note } from './gate.server.ts'
import type { Identity } from './identity.server.ts'
import { scopeFault } from './scopes.ts'
import { hashOf, newSecret } from './secret.server.ts'

export const tokenPrefix = 'mst_'
export const longestDays = 365
const mostPerPerson = 100

/** What a token shall be. */
export interface Wanted {
  readonly name: string
  readonly scopes: readonly string[]
  /** Until it runs out, 1 to 365. */
  readonly days: number
}

export interface Token {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly expiresAt: string
  readonly usedAt: string | null
}

/** A new token of one's own; the secret is told this once. @throws invalid (all faults at once), refused */
export function create(gate: Gate, by: Identity, wanted: Wanted): Promise<Token & { readonly token: string }> {
  if (wanted.scopes.includes('admin') && !by.actor.roles.has('administrator'))
    throw refused({
      en: "Only an administrator's token can have the scope 'admin'.",
      de: "Nur ein Schlüssel der Administration kann den Umfang 'admin' haben.",
    })
  return issue(gate, by.person.id, wanted)
}

/** The same for anybody, without asking who wants it. */
export async function issue(
  gate: Gate,
  person: string,
  wanted: Wanted,
  by?: { readonly person: string | null; readonly name: string },
): Promise<Token & { readonly token: string }> {
  const faults = faultsOf(gate, wanted)
  if (faults.length > 0) throw invalidAll(faults)
  const secret = newSecret(tokenPrefix)
  const now = gate.now()
  const expiresAt = new Date(Date.parse(now) + wanted.days * 86_400_000).toISOString()
  const [made] = await gate.db.query<Token>(sql`
    insert into api_token (tenant_id, id, hash, person_id, name, scopes, created_at, expires_at)
    select ${gate.tenant}::uuid, ${newId()}::uuid, ${hashOf(secret)}, p.id, ${wanted.name.trim()}, ${[...new Set(wanted.scopes)]}::text[], ${now}::timestamptz, ${expiresAt}::timestamptz
    from person p where p.id = ${person}::uuid and p.active
      and (select count(*) from api_token t where t.person_id = p.id and t.revoked_at is null and t.expires_at > ${now}::timestamptz) < ${mostPerPerson}::integer
    returning id, person_id as person, name, scopes, created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt"`)
  if (!made)
    throw invalid('name', {
      en: `There are ${mostPerPerson} tokens already, or the person is not active. Revoke one that is no longer used.`,
      de: `Es gibt schon ${mostPerPerson} Schlüssel, oder die Person ist nicht aktiv. Bitte einen widerrufen, der nicht mehr gebraucht wird.`,
    })
  await note(gate.db, gate, { act: 'tokenCreated', person, about: made.name, ...(by ? { by } : {}) })
  return { ...made, token: secret }
}

function faultsOf({ store }: Gate, { name, scopes, days }: Wanted): Wrong[] {
  const scope =
    scopes.map(s => scopeFault(store.model, s)).find(f => f !== undefined) ??
    (scopes.length === 0
      ? { en: 'Name at least one scope: read, write or admin.', de: 'Bitte mindestens einen Umfang nennen: read, write oder admin.' }
      : undefined)
  return [
    ...(name.trim() === '' || name.length > 100
      ? [
          {
            field: 'name',
            message: {
              en: 'Give it a name of at most 100 characters that says what it is for.',
              de: 'Bitte ein Name von höchstens 100 Zeichen, der sagt, wofür er ist.',
            },
          },
        ]
      : []),
    ...(scope === undefined ? [] : [{ field: 'scopes', message: scope }]),
    ...(Number.isInteger(days) && days >= 1 && days <= longestDays
      ? []
      : [{ field: 'days', message: { en: `It runs out after 1 to ${longestDays} days.`, de: `Er läuft nach 1 bis ${longestDays} Tagen ab.` } }]),
  ]
}

/** Tokens that can still be used, of one person or of all, newest first. */
export const list = ({ db, now }: Gate, person: string | undefined): Promise<Token[]> =>
  db.query<Token>(sql`
    select t.id, t.person_id as person, t.name, t.scopes, t.created_at as "createdAt", t.expires_at as "expiresAt", t.used_at as "usedAt"
    from api_token t join person p on p.id = t.person_id
    where t.revoked_at is null and t.expires_at > ${now()}::timestamptz and p.active and t.created_at > coalesce(p.access_ended_at, '-infinity')
      ${person === undefined ? none : sql`and t.person_id = ${person}::uuid`}
    order by t.created_at desc, t.id limit 500`)

/** Revokes one's own, or anybody's for who administers. @throws missing */
export async function revoke(gate: Gate, by: Identity, id: string): Promise<void> {
  const own = by.actor.roles.has('administrator') ? none : sql` and person_id = ${by.person.id}::uuid`
  const [revoked] = await gate.db.query<{ person: string; name: string }>(
    sql`update api_token set revoked_at = ${gate.now()}::timestamptz where id = ${id}::uuid and revoked_at is null${own} returning person_id as person, name`,
  )
  if (!revoked)
    throw missing({
      en: 'There is no such token; it may have been revoked already.',
      de: 'Diesen Schlüssel gibt es nicht; vielleicht ist er schon widerrufen.',
    })
  gate.ended(revoked.person)
  await note(gate.db, gate, { act: 'tokenRevoked', person: revoked.person, by: { person: by.person.id, name: by.person.name }, about: revoked.name })
}

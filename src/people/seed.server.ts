import type { Actor } from '../kernel/actor.ts'
import type { Records } from '../kernel/records/index.server.ts'
import { builtInRoles } from './built-in-roles.ts'
import { role } from './definitions/role.ts'

/** Writes the roles that ship and are not there yet. */
export async function seedRoles(records: Records, actor: Actor): Promise<void> {
  const ids = new Map((await records.find(actor, role, { limit: 500 })).items.map(r => [r.key, r.id]))
  for (const [key, { name, description, includes }] of Object.entries(builtInRoles)) {
    if (ids.has(key)) continue
    const given = { key, builtIn: true }
    const made = await records.create(actor, role, { name, description, includes: includes.flatMap(k => ids.get(k) ?? []) }, { given })
    ids.set(key, made.id)
  }
}

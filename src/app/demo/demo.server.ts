import { machine } from '../../kernel/actor.ts'
import { person, role } from '../../people/index.ts'
import { type Installation, onlyTenant } from '../installation.server.ts'

/** The people one looks around as. */
const signIns = [
  { name: 'Mara Dorn', email: 'requester@example.com', role: 'requester' },
  { name: 'Ana Kovač', email: 'agent@example.com', role: 'agent' },
  { name: 'Jonas Meyer', email: 'manager@example.com', role: 'manager' },
  { name: 'Lea Schmidt', email: 'admin@example.com', role: 'administrator' },
]

export async function createDemo({ records }: Installation, now: string): Promise<void> {
  const demo = machine(onlyTenant, 'demo', 'demo')
  const roles = new Map((await records.find(demo, role, { limit: 100 })).items.map(r => [r.key, r.id]))
  for (const { role: key, ...who } of signIns) await records.create(demo, person, { ...who, roles: [roles.get(key) ?? ''] }, { at: now })
}

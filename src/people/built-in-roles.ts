import type { Text } from '../kernel/define/index.ts'

/** The words by which permissions know the roles that ship. */
export type BuiltInRole = 'requester' | 'agent' | 'knowledgeAuthor' | 'manager' | 'lead' | 'administrator'

interface Described {
  readonly name: string
  readonly description: string
  readonly includes: readonly BuiltInRole[]
}

/** Each after those that it includes. Names are data: an organisation may change them, also into its own language. */
export const builtInRoles: Readonly<Record<BuiltInRole, Described>> = {
  requester: { name: 'Requester', description: 'Reports and asks, and follows what becomes of it.', includes: [] },
  agent: { name: 'Agent', description: 'Works on the service desk.', includes: ['requester'] },
  knowledgeAuthor: { name: 'Knowledge author', description: 'Writes and publishes articles.', includes: ['requester'] },
  manager: { name: 'Manager', description: 'Answers for services and for the work of others; reads everything at the desk.', includes: ['requester'] },
  lead: { name: 'Lead', description: 'Leads a team of agents and steers their work.', includes: ['agent'] },
  administrator: { name: 'Administrator', description: 'Sets the desk up: people, roles, services, rules.', includes: ['lead', 'manager', 'knowledgeAuthor'] },
}

export const noSuchRole = (key: string): Text => ({
  en: `There is no role '${key}'. Use one of: ${Object.keys(builtInRoles).join(', ')}.`,
  de: `Die Rolle „${key}“ gibt es nicht. Möglich sind: ${Object.keys(builtInRoles).join(', ')}.`,
})

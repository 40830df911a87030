import type { Identity } from '../sign-in/identity.server.ts'

/** Who is signed in, as the screens want to know it. What is said of abilities only decides what is shown; each call asks again. */
export function sessionView({ kind, id, expiresAt, scopes, person, actor }: Identity) {
  const has = (...keys: readonly string[]) => keys.some(key => actor.roles.has(key))
  const can = { desk: has('agent', 'lead', 'manager'), lead: has('lead', 'manager'), administer: has('administrator'), author: has('knowledgeAuthor') }
  return { person, can, by: { kind, id, expiresAt, scopes } }
}

/** Where somebody belongs who named no page. */
export const homeOf = ({ actor }: Identity): string => (['agent', 'lead', 'manager'].some(key => actor.roles.has(key)) ? '/desk' : '/')

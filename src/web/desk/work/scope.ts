import type { TypeShape } from '../../client/index.ts'

export type Scope = 'me' | 'groups' | 'unassigned'
export const scopes: readonly Scope[] = ['me', 'groups', 'unassigned']

/** What a scope means for one type of work, as a filter; nothing where it makes no sense for the type. */
export function scopeFilter(type: TypeShape, scope: Scope): string | undefined {
  if (!type.work) return undefined
  const { assignee, group } = type.work
  const open = type.states ? " && category != 'done'" : ''
  if (scope === 'me') return `${assignee} == me${open}`
  if (!group || type.work.queued === false) return undefined
  // What no group has yet is everybody's: reports from the portal begin so.
  return scope === 'groups' ? `${group} in me.groups${open}` : `${assignee} == null && (${group} in me.groups || ${group} == null)${open}`
}

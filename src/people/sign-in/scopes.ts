import { type Model, nearest } from '../../kernel/define/index.ts'

/**
 * What a token may be used for: `read`, `write` (and read), `admin` (all that its person may do), or the same for
 * one type of record alone, `incident:read`. A token never gives more than its person has.
 */
export const everything = ['read', 'write', 'admin'] as const

/** Why this is no scope; undefined if it is one. */
export function scopeFault(model: Model, scope: string): string | undefined {
  if ((everything as readonly string[]).includes(scope)) return undefined
  const [type = '', act = '', ...more] = scope.split(':')
  if ((act !== 'read' && act !== 'write') || more.length > 0)
    return `'${scope.slice(0, 80)}' is no scope. Use read, write, admin, or one type alone, such as incident:read.`
  if (model.find(type)) return undefined
  const near = nearest(
    type,
    model.types.map(t => t.name),
  )
  return `There is no record type '${type.slice(0, 80)}'.${near ? ` Did you mean '${near}'?` : ''}`
}

/** Whether a token with these scopes may read or write; `type` is the type of record that is addressed, if any is. */
export const permits = (scopes: readonly string[], act: 'read' | 'write', type: string | undefined): boolean =>
  scopes.includes('admin') ||
  scopes.includes('write') ||
  (act === 'read' && scopes.includes('read')) ||
  (type !== undefined && (scopes.includes(`${type}:write`) || (act === 'read' && scopes.includes(`${type}:read`))))

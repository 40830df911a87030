import type { RecordType } from '../../kernel/define/index.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import type { Acting } from '../../people/index.server.ts'
import { isApproval } from './of-approval.ts'

export interface Links {
  readonly record: string
  readonly preferences: string
  readonly mute: string
}

const desk = ['agent', 'lead', 'manager'] as const

/** To where the person works: the desk or the portal. Made of our own address and of what we named ourselves. */
export function linksOf(publicUrl: string, { actor }: Acting, type: RecordType, row: Row): Links {
  const atDesk = desk.some(role => actor.roles.has(role))
  const name = encodeURIComponent(typeof row.number === 'string' ? row.number : row.id)
  const preferences = `${publicUrl}${atDesk ? '/desk/account' : '/portal/me'}`
  return {
    record: `${publicUrl}${atDesk ? '/desk' : isApproval(type) ? '/portal' : '/portal/things'}/${type.path}/${name}`,
    preferences: `${preferences}#notifications`,
    mute: `${preferences}?mute=${encodeURIComponent(`${type.name}:${row.id}`)}#notifications`,
  }
}

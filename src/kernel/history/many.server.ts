import sql from 'sql-template-tag'
import type { Queryable } from '../database/index.server.ts'
import type { Entry } from './entry.ts'

export interface ChangeMade {
  readonly record_id: string
  readonly at: string
  readonly act: Entry['act']
  readonly actor_id: string | null
  readonly channel: Entry['channel']
}

/** When and by whom each of these records was changed, oldest first; of removed ones as well. */
export const changesOf = (db: Queryable, ids: readonly string[]): Promise<ChangeMade[]> =>
  db.query<ChangeMade>(
    sql`select record_id, at, act, actor_id, channel from history
        where record_id = any(${ids}::uuid[]) and act in ('create', 'change', 'transition', 'remove') order by record_id, seq`,
  )

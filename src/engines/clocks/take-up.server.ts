import { all, type Rule } from '../../kernel/define/index.ts'
import type { Job } from '../../kernel/jobs/index.server.ts'
import type { Ground } from '../../kernel/practice.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { repairRecord, typeOf } from './repair.server.ts'
import { takeUpJobName } from './take-up.ts'
import { readTables } from './tables.server.ts'

const atOnce = 200
const because = 'The service level came into force.'

/**
 * Gives what was open when a level came into force its clock, page by page. Each record is one short transaction, and one that has its clock
 * is left alone, so that whoever is killed meanwhile can begin anew.
 */
export const takeUpJob = (ground: Ground): Job => ({
  name: takeUpJobName,
  run: async ({ level }, { actor, records, signal }) => {
    const { tenant } = actor
    if (typeof level !== 'string') return
    let cursor: string | undefined
    const held: string[] = []
    do {
      if (signal.aborted) throw new Error('The worker stops; the rest is for another.')
      const { rows, levels } = await readTables(ground.records, tenant)
      const began = levels.get(level)
      if (began?.state !== 'active' || began.activeFrom === null) return
      const type = typeOf(ground, rows, level)
      const work = { rows, level, type, because }
      // Also what was closed since: its history says that it had the clock.
      const at = iso(began.activeFrom)
      const since: Rule = { any: [parseRule("category != 'done'"), { field: 'stateSince', is: '>=', value: at }] }
      const wasOpen = all({ field: 'createdAt', is: '<=', value: at }, since)
      const page = await records.find(actor, type.definition, {
        filter: wasOpen,
        sort: ['createdAt'],
        limit: atOnce,
        fields: [],
        ...(cursor === undefined ? {} : { cursor }),
      })
      for (const { id } of page.items) if (!(await repairRecord(ground, tenant, work, id))) held.push(id)
      cursor = page.next ?? undefined
      if (cursor === undefined) for (const id of held.splice(0)) if (!(await repairRecord(ground, tenant, work, id))) held.push(id)
    } while (cursor !== undefined)
    if (held.length > 0) throw new Error(`${held.length} records are being changed; they get their clocks later.`)
  },
})

const iso = (at: number): string => new Date(at).toISOString()

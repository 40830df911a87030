import { all, differs, equals, type Rule } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import type { Job, JobContext } from '../../kernel/jobs/job.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { settingsOf } from '../shared/settings.ts'
import { incident } from './definition.ts'
import { incidentSettings } from './settings.definition.ts'
import { incidentTask } from './task.definition.ts'

const endings = { closed: 'closeIncomplete', canceled: 'skip' } as const

/** What is still open of an incident's tasks ends with it. */
export const closing: Ability<typeof incident> = {
  after: {
    change: async ({ row, was }, { records, by }) => {
      if (row.state === was?.state || (row.state !== 'closed' && row.state !== 'canceled')) return
      const open = all(equals('incident', row.id), differs('category', 'done'))
      const actor = by('incident-closing')
      for await (const task of every(records, actor, incidentTask, open)) {
        await records.transition(actor, incidentTask, task.id, endings[row.state], {}, { reason: `${row.number} ended.` })
      }
    },
  },
}

/** Closes what has been resolved for as long as the settings say. Counted from the resolution, so that later remarks do not prolong it. */
export const autoClose: Job = {
  name: 'incident.autoClose',
  every: 'PT10M',
  run: async (_, context) => {
    const { actor, records, signal } = context
    const { autoCloseAfter } = settingsOf(incidentSettings, (await records.find(actor, incidentSettings, { limit: 1 })).items)
    if (autoCloseAfter === null) return
    for await (const { id } of every(records, actor, incident, due(autoCloseAfter))) {
      if (signal.aborted) return
      await close(context, id)
    }
  },
}

const due = (after: string): Rule =>
  all(equals('state', 'resolved'), differs('majorState', 'accepted'), { field: 'resolvedAt', is: '<=', value: { now: `-${after}` } })

/** Somebody may have reopened or removed it meanwhile: then it stays as it is. */
async function close({ actor, records }: JobContext, id: string): Promise<void> {
  try {
    await records.transition(actor, incident, id, 'close')
  } catch (failure) {
    const overtaken = failure instanceof Failure && ['conflict', 'missing', 'stale'].includes(failure.kind)
    if (!overtaken) throw failure
  }
}

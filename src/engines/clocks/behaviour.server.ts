import { all, equals } from '../../kernel/define/index.ts'
import { conflict } from '../../kernel/errors.ts'
import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { refuseUnusable } from './activating.server.ts'
import { serviceLevel } from './level.definition.ts'
import type { LevelRow } from './levels.server.ts'
import { takeUpJobName } from './take-up.ts'

/** What a new version takes over from the one before. */
const kept = [
  'name',
  'description',
  'recordType',
  'kind',
  'underpins',
  'among',
  'order',
  'applies',
  'starts',
  'pauses',
  'resumes',
  'stops',
  'resets',
  'cancels',
  'repeats',
  'targetIn',
  'targetTime',
  'targetDays',
  'targetAt',
  'targetField',
  'calendarFrom',
  'calendar',
  'countsFrom',
  'countsPausesBefore',
  'warnings',
] as const

async function revise({ row }: { readonly row: LevelRow }, { by, records, actor }: Context): Promise<void> {
  const author = by(actor.name)
  const next = all(equals('previous', row.id), equals('state', 'draft'))
  if ((await records.count(author, serviceLevel, next, 1)) > 0) {
    const say = { en: 'There is a draft of the next version already.', de: 'Es gibt schon einen Entwurf der nächsten Version.' }
    throw conflict(say[actor.language], 'draft_exists')
  }
  const input = Object.fromEntries(kept.map(name => [name, row[name]]))
  await records.create(author, serviceLevel, input, { given: { previous: row.id, versionNumber: row.versionNumber + 1 } })
}

/** What is open gets its clock in the background. */
async function begin(change: { readonly row: LevelRow }, context: Context): Promise<void> {
  await replacePrevious(change, context)
  await context.later(takeUpJobName, { level: change.row.id }, { key: change.row.id })
}

/** The version before goes out of force with the same stroke: clocks that it has started go on by it. */
async function replacePrevious({ row }: { readonly row: LevelRow }, { by, records, actor }: Context): Promise<void> {
  if (row.previous === null) return
  const previous = await records.get(by(actor.name), serviceLevel, row.previous)
  if (previous.state === 'active') await records.transition(by(actor.name), serviceLevel, previous.id, 'retire')
}

const behaviour: PracticeBehaviour = {
  behaviours: [
    behave(serviceLevel, {
      before: {
        transitions: {
          activate: async ({ row }, { table, actor, model, now }) => {
            refuseUnusable(model, row, await table(serviceLevel), actor.language)
            return { activeFrom: now }
          },
          retire: ({ row }, { now }) => (row.activeFrom === null ? undefined : { activeUntil: now }),
        },
      },
      after: { transitions: { activate: begin, revise } },
    }),
  ],
}

export default behaviour

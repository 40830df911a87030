import { all, differs, equals, type RowOf, type Rule, type Text, type TransitionOf } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { refuseCircle } from '../shared/nesting.server.ts'
import { isAgent } from '../shared/roles.ts'
import { settingsOf } from '../shared/settings.ts'
import { incident } from './definition.ts'
import { incidentSettings } from './settings.definition.ts'

type Incident = RowOf<typeof incident>

/**
 * Children follow their parent into progress, on hold and resolution. They do not follow where it waits for its own
 * requester, nor where it is closed or canceled; and reopen with it only if an agent reopens it.
 */
export const family: Ability<typeof incident> = {
  before: {
    create: async ({ row }, context) => checkParent(row, null, context),
    change: async ({ row, was }, context) => checkParent(row, was?.parent ?? null, context),
  },
  after: {
    transitions: {
      start: async ({ row }, context) => bringIntoProgress(row, context),
      resume: async ({ row }, context) => bringIntoProgress(row, context),
      hold: async ({ row }, context) => bringOnHold(row, context),
      resolve: async ({ row }, context) => resolveChildren(row, context),
      reopen: async ({ row }, context) => reopenChildren(row, context),
    },
  },
}

const bothWays: Text = {
  en: 'A major incident leads and does not follow. Demote it first, or reject the proposal.',
  de: 'Eine Großstörung führt und folgt nicht. Erst zurückstufen oder den Vorschlag ablehnen.',
}

async function checkParent(row: Incident, before: string | null, context: Context): Promise<undefined> {
  if (row.parent === null || row.parent === before) return undefined
  if (row.majorState === 'accepted' || row.majorState === 'proposed') throw invalid('parent', bothWays)
  await refuseCircle(row, async id => (await context.records.get(context.by('family'), incident, id)).parent)
}

async function bringIntoProgress(parent: Incident, context: Context): Promise<void> {
  for await (const child of following(parent, notDone, context)) {
    if (child.state === 'new') await lead(child, 'start', {}, parent, context)
    if (child.state === 'onHold') await lead(child, 'resume', {}, parent, context)
  }
}

async function bringOnHold(parent: Incident, context: Context): Promise<void> {
  const { holdReason } = parent
  if (holdReason === 'requester') return
  for await (const child of following(parent, notDone, context)) {
    if (child.state !== 'onHold' || child.holdReason !== holdReason) await lead(child, 'hold', { holdReason }, parent, context)
  }
}

async function resolveChildren(parent: Incident, context: Context): Promise<void> {
  const { resolutionCode, resolutionNote } = parent
  for await (const child of following(parent, notDone, context)) await lead(child, 'resolve', { resolutionCode, resolutionNote }, parent, context)
}

async function reopenChildren(parent: Incident, context: Context): Promise<void> {
  if (!isAgent(context.actor)) return
  const { childrenReopen } = settingsOf(incidentSettings, await context.table(incidentSettings))
  if (!childrenReopen) return
  for await (const child of every(context.records, context.by('parent-incident'), incident, all(equals('parent', parent.id), equals('state', 'resolved')))) {
    await lead(child, 'reopen', {}, parent, context)
  }
}

const notDone = differs('category', 'done')

async function* following(parent: Incident, which: Rule, context: Context): AsyncGenerator<Incident> {
  const children = every(context.records, context.by('parent-incident'), incident, all(equals('parent', parent.id), which))
  let follow: boolean | undefined
  for await (const child of children) {
    follow ??= settingsOf(incidentSettings, await context.table(incidentSettings)).childrenFollow
    if (!follow) return
    yield child
  }
}

async function lead(child: Incident, verb: TransitionOf<typeof incident>, input: object, parent: Incident, { records, by }: Context): Promise<void> {
  await records.transition(by('parent-incident'), incident, child.id, verb, input, { reason: `Follows ${parent.number}.` })
}

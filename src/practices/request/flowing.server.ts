import { all, differs, equals } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { flowRun } from '../../engines/flows/index.ts'
import { cancelRun, startFlow } from '../../engines/flows/index.server.ts'

const underWay = (item: string) => all(equals('subject', item), equals('subjectType', 'requestItem'), differs('category', 'done'))

export const isRunning = async (item: string, { records, by }: Context): Promise<boolean> =>
  (await records.count(by('request-flow'), flowRun, underWay(item), 1)) > 0

/** Whether its flow was ever begun. */
export const hasRun = async (item: string, { records, by }: Context): Promise<boolean> =>
  (await records.count(by('request-flow'), flowRun, all(equals('subject', item), equals('subjectType', 'requestItem')), 1)) > 0

/** Starts the flow of an item with its answers. */
export const beginFlow = (item: { readonly id: string; readonly answers: unknown }, version: string, context: Context): Promise<string> =>
  startFlow(context, {
    version,
    subject: { type: 'requestItem', id: item.id },
    variables: (item.answers ?? {}) as Readonly<Record<string, unknown>>,
  })

/** What was ended otherwise goes on nowhere. */
export async function endFlows(item: string, why: string, context: Context): Promise<void> {
  const { items } = await context.records.find(context.by('request-flow'), flowRun, { filter: underWay(item), limit: 20, fields: [] })
  for (const { id } of items) await cancelRun(context, id, why)
}

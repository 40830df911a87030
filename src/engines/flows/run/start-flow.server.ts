import type { Document } from '../../../kernel/define/index.ts'
import { invalid } from '../../../kernel/errors.ts'
import type { Context } from '../../../kernel/records/index.server.ts'
import { flow } from '../definitions/flow.ts'
import { flowRun } from '../definitions/run.ts'
import { flowsActor } from './machine.server.ts'
import { versionOf } from './version.server.ts'

/** What flows need of whoever starts or ends them: the records of the caller's transaction, and a machine to act by. */
export type Within = Pick<Context, 'records' | 'by' | 'model'> & Partial<Pick<Context, 'table'>>

export interface Start {
  /** Id of a published version (`flow.published`); the run keeps to it whatever is published later. */
  readonly version: string
  readonly subject: { readonly type: string; readonly id: string }
  /** What steps find as `{{answers.key}}`. */
  readonly variables?: Document
}

/**
 * Starts a flow in the caller's transaction: if that is undone, it was never started. The first step is taken after the commit.
 * Gives the id of the run. @throws missing, invalid (the version is of another type of record)
 */
export async function startFlow(
  { records, by, model, table }: Within,
  { version, subject, variables }: Start,
  parent?: { readonly run: string },
): Promise<string> {
  const actor = by(flowsActor)
  const wanted = await versionOf(records, actor, model, version)
  const of = (await table?.(flow))?.find(f => f.id === wanted.flow.id) ?? (await records.get(actor, flow, wanted.flow.id))
  if (of.of !== subject.type) throw invalid('version', `The flow '${of.name}' is about ${of.of}, not about ${subject.type}.`)
  const about: Readonly<Record<string, unknown>> = await records.get(actor, model.type(subject.type).definition, subject.id)
  const { id } = await records.create(actor, flowRun, {
    flow: of.id,
    flowVersion: version,
    subjectType: subject.type,
    subject: subject.id,
    subjectNumber: numberOf(about),
    variables: variables && Object.keys(variables).length > 0 ? variables : null,
    owner: of.owner,
    parentRun: parent?.run ?? null,
  })
  return id
}

/** Whether a run of this version may ask somebody to approve. */
export const mayAskApproval = async ({ records, by, model }: Within, version: string): Promise<boolean> =>
  (await versionOf(records, by(flowsActor), model, version)).graph.nodes.some(({ kind }) => kind === 'approval')

const numberOf = (about: Readonly<Record<string, unknown>>): string | null => (typeof about.number === 'string' ? about.number : null)

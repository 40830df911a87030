import type { Actor } from '../../../kernel/actor.ts'
import { invalid, invalidAll } from '../../../kernel/errors.ts'
import type { Context, Observer, Records } from '../../../kernel/records/index.server.ts'
import { lookWith } from '../../rules/index.server.ts'
import { flow } from '../definitions/flow.ts'
import { inDraft } from '../definitions/flow-behaviour.server.ts'
import { flowSecret } from '../definitions/secret.ts'
import { flowVersion } from '../definitions/version.ts'
import type { Fault } from '../graph/fault.ts'
import { graphOf } from '../graph/shape.ts'
import type { FlowEngine } from '../run/engine.ts'
import { flowsMachine } from '../run/machine.server.ts'
import type { Checking } from './checking.server.ts'
import { flowFaults } from './flow-faults.server.ts'

type FlowRow = Awaited<ReturnType<typeof flowsOf>>[number]

/** A flow becomes a version in the act that publishes it, once nothing is wrong with it; what is wrong is told all at once. */
export const publisher = (engine: FlowEngine): Observer => ({
  watches: type => type.name === flow.name,
  before: async ({ row, transition }, context) => {
    if (transition !== 'publish') return undefined
    const one = row as unknown as FlowRow
    if (!one.draft) throw invalid('draft', { en: 'There is nothing to publish.', de: 'Es gibt nichts zu veröffentlichen.' })
    const faults = await faultsOf(engine, context.records, context.actor, one)
    if (faults.length > 0) throw invalidAll(faults.map(inDraft))
    const versionNumber = (one.publishedNumber ?? 0) + 1
    const made = await makeVersion(context, one, versionNumber)
    return { values: { published: made, publishedNumber: versionNumber, note: null }, reason: `Version ${versionNumber}.` }
  },
})

/** By the machine, because nobody writes versions; who published it stands in it. */
async function makeVersion({ records, by, actor }: Context, { id, draft, note }: FlowRow, versionNumber: number): Promise<string> {
  const given = actor.person === null ? {} : { given: { createdBy: actor.person } }
  const made = await records.create(by('flows'), flowVersion, { flow: id, versionNumber, graph: draft, note }, given)
  return made.id
}

/** What is wrong with a flow's draft for whoever would publish it. */
export async function faultsOf(
  engine: FlowEngine,
  records: Records,
  actor: Actor,
  { id, of, draft }: Pick<FlowRow, 'id' | 'of' | 'draft'>,
): Promise<readonly Fault[]> {
  return flowFaults(engine.store.model, { id, of, graph: graphOf(draft ?? {}) }, await checkingFor(engine, records, actor))
}

async function checkingFor(engine: FlowEngine, records: Records, actor: Actor): Promise<Checking> {
  const machine = flowsMachine(actor.tenant)
  const flows = await flowsOf(records, actor)
  const hooks = engine.store.model.find('webhook')
  const [webhooks, secrets] = [hooks ? await everything(records, machine, hooks.definition) : [], await everything(records, machine, flowSecret)]
  return {
    actor,
    look: lookWith(records, machine),
    approvals: engine.approvals,
    flows,
    stepsOf: async flow => {
      const version = flows.find(f => f.id === flow)?.published
      return version ? graphOf((await records.get(machine, flowVersion, version)).graph) : undefined
    },
    webhooks: new Set(webhooks.map(w => String((w as Readonly<Record<string, unknown>>).name))),
    secrets: new Map(secrets.map(s => [s.name, s.hosts ?? []])),
  }
}

const flowsOf = (records: Records, { tenant }: Actor) => everything(records, flowsMachine(tenant), flow)

/** Of types that have few. */
async function everything<D extends Parameters<Records['find']>[1]>(records: Records, actor: Actor, record: D) {
  const page = await records.find(actor, record, { limit: 500 })
  return page.items
}

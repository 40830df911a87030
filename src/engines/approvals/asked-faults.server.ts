import type { AnyDefinition, Text } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { nobodyFor } from './policy-keeper.server.ts'
import { type AskedStep, wholeStep } from './step.ts'
import { stepFaults } from './step-faults.server.ts'
import { workOf } from './work.server.ts'

/** Why steps cannot be asked of records of this type, as far as it is known before there is one: for what is published before it is used. */
export async function faultsOfAsking(context: Context, record: AnyDefinition, given: readonly AskedStep[]): Promise<readonly Text[]> {
  const work = workOf(context)
  const steps = given.map(wholeStep)
  const nobody = await Promise.all(steps.map(step => nobodyFor(work, step)))
  return [...stepFaults(steps, { model: work.model, type: work.model.type(record.name) }), ...nobody.filter(fault => fault !== undefined)]
}

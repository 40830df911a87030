import type { Text } from '../../../kernel/define/index.ts'
import { flowRun } from '../definitions/run.ts'
import { filled, words } from '../words.ts'
import type { Journey } from './journey.server.ts'
import type { Token } from './tables.server.ts'

/** Says on the run that it is stuck, and tells its owner. */
export async function surface(journey: Journey, token: Token, why: Text, how: 'failed' | 'late'): Promise<void> {
  const { records, actor, version, now } = journey
  const run = await records.get(actor, flowRun, journey.progress.run)
  const name = version.node(token.node)?.name ?? token.node
  const because = `${name}: ${why[version.flow.language]}`.slice(0, 4000)
  if (how === 'failed' && run.state !== 'failed') await records.transition(actor, flowRun, run.id, 'fail', {}, { given: { because } })
  else await records.change(actor, flowRun, run.id, {}, { given: { because, stuckSince: run.stuckSince ?? now } })
  const say = filled(words.stuck, { run: run.number, name, why })
  await records.fact(actor, flowRun, run.id, { kind: 'flow.stuck', say, about: { person: run.owner, group: null, node: token.node } })
}

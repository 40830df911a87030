import type { Actor } from '../../../kernel/actor.ts'
import { conflict, invalid, missing } from '../../../kernel/errors.ts'
import { atomically, plainUnit } from '../../../kernel/records/internal.server.ts'
import { unknown } from '../../texts/index.server.ts'
import type { Region } from '../graph/structure.ts'
import { filled, words } from '../words.ts'
import type { FlowEngine } from './engine.ts'
import type { Journey } from './journey.server.ts'
import { arrive, leave, recovered } from './moves.server.ts'
import { open } from './step.server.ts'
import { holdToken, type Token } from './tables.server.ts'
import { withdraw } from './withdraw.server.ts'

export type Operation = { readonly do: 'retry' } | { readonly do: 'skip' } | { readonly do: 'move'; readonly to: string }

/** Puts a run right by hand. Who did it, and why, stands in its history. @throws missing, conflict, invalid */
export async function operate(engine: FlowEngine, actor: Actor, run: string, token: string, operation: Operation, reason: string): Promise<void> {
  const { tenant } = actor
  await atomically(plainUnit(engine.store, tenant), { tenant }, async unit => {
    const journey = await open(unit, engine, tenant, run)
    if (!journey) throw conflict({ en: 'This run is over.', de: 'Dieser Lauf ist beendet.' })
    const held = await holdToken(unit.db, token)
    if (held?.run !== run) throw missing({ en: 'The run is no longer there.', de: 'Dort ist der Lauf nicht mehr.' })
    if (held.waitsFor === 'children')
      throw conflict({ en: 'It waits for its branches. Put those right.', de: 'Er wartet auf seine Zweige. Bitte diese in Ordnung bringen.' })
    await perform(journey, held, operation, { actor, reason })
    await journey.goOn()
    journey.write()
  })
}

async function perform(journey: Journey, token: Token, operation: Operation, by: { readonly actor: Actor; readonly reason: string }): Promise<void> {
  const node = journey.version.node(token.node)
  if (operation.do === 'retry') return retry(journey, token, by)
  if (operation.do === 'skip') {
    if (!node || node.kind === 'end') throw conflict({ en: 'There is nothing to skip.', de: 'Hier gibt es nichts zu überspringen.' })
    await withdraw(journey, token, words.skipped)
    journey.tell(token, 'skipped', words.skipped, { by })
    return leave(journey, token, node, node.kind === 'decision' ? 'otherwise' : 'next', by)
  }
  const to = journey.version.node(operation.to)
  if (!to)
    throw invalid(
      'to',
      unknown(
        'step',
        'Einen Schritt',
        operation.to,
        journey.version.graph.nodes.map(n => n.key),
      ),
    )
  if (!same(journey.version.regionOf(token.node), journey.version.regionOf(operation.to)) || to.kind === 'start')
    throw invalid('to', {
      en: 'It can be moved only to a step of the same branch or loop; others would wait for it in vain.',
      de: 'Versetzen geht nur zu einem Schritt desselben Zweigs oder derselben Schleife; sonst warten andere vergeblich.',
    })
  await withdraw(journey, token, words.skipped)
  journey.tell(token, 'moved', filled(words.movedByHand, { name: to.name }), { by })
  await recovered(journey, token)
  await arrive(journey, { ...token, kept: null }, operation.to)
}

/** What it did is done again under the same key, so that nobody who has heard it hears it as another. */
async function retry(journey: Journey, token: Token, by: { readonly actor: Actor; readonly reason: string }): Promise<void> {
  if (token.state !== 'failed' && token.waitsFor !== 'retry')
    throw conflict({ en: 'Only what has failed is tried again.', de: 'Nur was gescheitert ist, wird wiederholt.' })
  journey.tell(token, 'retried', words.retried, { by })
  await recovered(journey, token)
  journey.keep({
    ...token,
    state: 'ready',
    way: null,
    waitsFor: null,
    wakeAt: null,
    attempt: 0,
    error: null,
    kept: { ...token.kept, told: false, sent: false },
  })
}

const same = (a: Region | undefined, b: Region | undefined): boolean => a?.in === b?.in && a?.of === b?.of && a?.branch === b?.branch

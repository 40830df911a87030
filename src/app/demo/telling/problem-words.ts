import type { InputOf, TransitionOf } from '../../../kernel/define/index.ts'
import { incident } from '../../../practices/incident/index.ts'
import { problem } from '../../../practices/problem/index.ts'
import type { PersonKey } from '../organisation/people.ts'
import type { Pace, Scene, Step, Words } from './story.ts'

/** What can be done to a problem. */

type Given = InputOf<typeof problem> & { readonly comment?: string }

const moves = (pace: Pace, verb: TransitionOf<typeof problem>, given: (scene: Scene) => Given = () => ({}), by?: PersonKey): Step => ({
  pace,
  play: scene => scene.records.transition(by ? scene.cast.actor(by) : scene.agent, problem, scene.id, verb, given(scene)),
})

export const assess = (): Step => moves([30, 400], 'assess')
export const confirm = (): Step => moves([60, 900], 'confirm')
/** The cause is found; a change may bring the fix. */
export const fix = (cause: Words, changeNumber?: string): Step =>
  moves([600, 2400], 'fix', scene => ({ causeNotes: scene.words(cause), ...(changeNumber === undefined ? {} : { changeNumber }) }))
export const fixed = (words: Words, resolvesIncidents: 'waiting' | 'open' | 'none' = 'waiting'): Step =>
  moves([600, 3000], 'resolve', scene => ({ fixNotes: scene.words(words), resolvesIncidents }))
export const complete = (): Step => moves([600, 2400], 'complete')
export const acceptRisk = (why: Words): Step => moves([300, 1200], 'acceptRisk', scene => ({ riskReason: scene.words(why) }))
export const drop = (why: Words): Step => moves([200, 900], 'cancel', scene => ({ comment: scene.words(why) }))
export const sameAs = (key: string): Step => moves([100, 600], 'markDuplicate', scene => ({ duplicateOf: told(scene, key)[0]?.id ?? null }))
export const analyseAgain = (why: Words, by: PersonKey): Step => moves([600, 1500], 'reanalyse', scene => ({ comment: scene.words(why) }), by)

/** How one lives with it, and that the cause is known. */
export const knownError = (workaround: Words): Step => ({
  pace: [60, 600],
  play: scene => scene.records.change(scene.agent, problem, scene.id, { workaround: scene.words(workaround), knownError: true }),
})
export const workaround = (words: Words): Step => ({
  pace: [60, 400],
  play: scene => scene.records.change(scene.agent, problem, scene.id, { workaround: scene.words(words) }),
})

/** The incidents of these stories so far are linked. What is closed only an administrator changes. */
export const gather = (...keys: readonly string[]): Step => ({
  pace: [20, 200],
  play: async scene => {
    for (const { id } of keys.flatMap(key => told(scene, key))) {
      const { state } = await scene.records.get(scene.agent, incident, id)
      const actor = state === 'closed' || state === 'canceled' ? scene.cast.actor('lea') : scene.agent
      await scene.records.change(actor, incident, id, { problem: scene.id })
    }
  },
})

const told = ({ cast }: Scene, key: string) => cast.told(key)

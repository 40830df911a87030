import type { InputOf, TransitionOf } from '../../../kernel/define/index.ts'
import { incident } from '../../../practices/incident/index.ts'
import { problem } from '../../../practices/problem/index.ts'
import type { PersonKey } from '../organisation/people.ts'
import type { Pace, Scene, Step, Words } from './story.ts'
import { dayAfter } from './words.ts'

/** What can be done to an incident. */

type Given = InputOf<typeof incident> & { readonly comment?: string }
type Who = (scene: Scene) => Scene['agent']

const agent: Who = scene => scene.agent
const requester: Who = scene => scene.requester ?? scene.agent

const moves = (pace: Pace, verb: TransitionOf<typeof incident>, who: Who = agent, given: (scene: Scene) => Given = () => ({})): Step => ({
  pace,
  play: scene => scene.records.transition(who(scene), incident, scene.id, verb, given(scene)),
})

const said = (scene: Scene, words: Words | undefined) => (words === undefined ? {} : { comment: scene.words(words) })

/** Whoever works on it says what it is about, and begins. */
export const take = (): Step => ({
  pace: [5, 80],
  play: async scene => {
    await scene.records.change(scene.agent, incident, scene.id, scene.sorted)
    await scene.records.transition(scene.agent, incident, scene.id, 'start')
  },
})

/** A question that stops the work until it is answered. */
export const ask = (words: Words): Step => moves([6, 60], 'hold', agent, scene => ({ ...holding('requester'), ...said(scene, words) }))
/** A supplier has it now. */
export const waitForVendor = (vendor: string, words: Words, days = '3'): Step =>
  moves([10, 90], 'hold', agent, scene => ({ ...holding('vendor'), vendor, followUp: dayAfter(scene, days), ...said(scene, words) }))
export const waitForChange = (changeNumber: string, words: Words, days = '7'): Step =>
  moves([10, 90], 'hold', agent, scene => ({ ...holding('change'), changeNumber, followUp: dayAfter(scene, days), ...said(scene, words) }))
/** The cause is being looked into, under the problem of that story. */
export const waitForProblem = (key: string, words: Words): Step =>
  moves([10, 90], 'hold', agent, scene => ({ ...holding('problem'), problem: one(scene, key), ...said(scene, words) }))
export const resume = (words?: Words): Step => moves([10, 120], 'resume', agent, scene => said(scene, words))

const holding = (holdReason: 'requester' | 'vendor' | 'change' | 'problem'): Given => ({ holdReason })

type Code = 'solutionProvided' | 'workaroundProvided' | 'resolvedByChange' | 'resolvedByRequest' | 'knownError' | 'userError' | 'noResolution'

export const solve = (words: Words, code: Code = 'solutionProvided', comment?: Words): Step =>
  moves([15, 240], 'resolve', agent, scene => ({ resolutionCode: code, resolutionNote: scene.words(words), ...said(scene, comment) }))

/** Whoever reported it found the way out alone. */
export const withdraw = (words: Words): Step => moves([20, 300], 'withdraw', requester, scene => said(scene, words))
export const reopen = (words: Words): Step => moves([60, 700], 'reopen', requester, scene => said(scene, words))
/** Whoever reported it says that it works. */
export const close = (): Step => moves([15, 500], 'close', requester)
/** What nobody else closes, whoever worked on it does. */
export const finish = (): Step => moves([60, 900], 'close')
export const cancel = (words: Words): Step => moves([5, 90], 'cancel', agent, scene => said(scene, words))

/** It was reported already, in that story. */
export const merge = (key: string): Step => moves([5, 60], 'mergeInto', agent, scene => ({ duplicateOf: one(scene, key) }))

export const propose = (impact: Words, words: Words): Step =>
  moves([3, 20], 'proposeMajor', agent, scene => ({ businessImpact: scene.words(impact), ...said(scene, words) }))
export const accept = (by: PersonKey, words: Words): Step => ({
  pace: [3, 15],
  play: async scene => {
    scene.agent = scene.cast.actor(by)
    await scene.records.transition(scene.agent, incident, scene.id, 'acceptMajor', said(scene, words))
  },
})
export const reject = (by: PersonKey, words: Words): Step =>
  moves(
    [5, 40],
    'rejectMajor',
    scene => scene.cast.actor(by),
    scene => said(scene, words),
  )
export const demote = (by: PersonKey, words: Words): Step =>
  moves(
    [10, 60],
    'demoteMajor',
    scene => scene.cast.actor(by),
    scene => said(scene, words),
  )

/** Facts that turn out to be different. */
export const set = (input: InputOf<typeof incident>): Step => ({
  pace: [3, 40],
  play: scene => scene.records.change(scene.agent, incident, scene.id, input),
})

/** It follows the incident of that story. */
export const follow = (key: string): Step => ({
  pace: [4, 30],
  play: scene => scene.records.change(scene.agent, incident, scene.id, { parent: one(scene, key) }),
})

/** The cause is known under the problem of that story, if that has begun. */
export const causedBy = (key: string): Step => ({
  pace: [3, 30],
  play: scene => {
    const [found] = scene.cast.told(key)
    return found && scene.records.change(scene.agent, incident, scene.id, { problem: found.id })
  },
})

export const watchedBy = (...who: readonly PersonKey[]): Step => ({
  pace: [2, 20],
  play: scene => scene.records.change(scene.agent, incident, scene.id, { watchers: who.flatMap(key => scene.cast.actor(key).person ?? []) }),
})

function one({ cast }: Scene, key: string): string {
  const [found] = cast.told(key)
  if (!found) throw new Error(`The story '${key}' has not begun yet.`)
  return found.id
}

/** Whoever looks into the cause tells all that wait for it how to live with it. */
export const tellWorkaround = (key: string, by: PersonKey): Step => ({
  pace: [20, 200],
  play: scene => scene.records.transition(scene.cast.actor(by), problem, one(scene, key), 'communicateWorkaround'),
})

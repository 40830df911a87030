import type { Visibility } from '../../../kernel/define/index.ts'
import { incident, incidentTask } from '../../../practices/incident/index.ts'
import { problem, problemTask } from '../../../practices/problem/index.ts'
import type { GroupKey } from '../organisation/groups.ts'
import type { PersonKey } from '../organisation/people.ts'
import type { Pace, Scene, Step, Words } from './story.ts'

/** What can be done to any piece of work: the words that stories are told in. */

export const recordOf = ({ kind }: Scene) => (kind === 'incident' ? incident : problem)

/** Nothing happens for as long as that. */
export const wait = (span: string): Step => ({ pace: span, play: () => undefined })

/** The same step, some minutes after the one before. */
export const soon = (step: Step): Step => ({ ...step, pace: [1, 6] })
/** So long before now, and not before the step before it. */
export const lately = (ago: string, step: Step): Step => ({ ...step, pace: { ago } })
export const within = (least: number, most: number, step: Step): Step => ({ ...step, pace: [least, most] })

const comment = (pace: Pace, visibility: Visibility, words: Words, who: (scene: Scene) => Scene['agent']): Step => ({
  pace,
  play: scene => scene.records.comment(who(scene), recordOf(scene), scene.id, { text: scene.words(words), visibility }),
})

/** Whoever works on it writes to whoever reported it. */
export const say = (words: Words, by?: PersonKey): Step => comment([8, 70], 'public', words, scene => (by ? scene.cast.actor(by) : scene.agent))
/** For the eyes of the desk. */
export const note = (words: Words, by?: PersonKey): Step => comment([5, 60], 'internal', words, scene => (by ? scene.cast.actor(by) : scene.agent))
export const reply = (words: Words): Step => comment([12, 200], 'public', words, scene => scene.requester ?? scene.agent)

/** To another group, and somebody in it. */
export const pass = (group: GroupKey, words?: Words, to?: PersonKey): Step => ({
  pace: [4, 40],
  play: async scene => {
    const next = scene.cast.actor(to ?? scene.cast.memberOf(group, scene.requester?.language))
    await assign(scene, { group: scene.cast.group(group), assignee: next.person }, words)
    scene.agent = next
  },
})

/** To another group, where nobody has looked at it yet. */
export const passOn = (group: GroupKey, words: Words): Step => ({
  pace: [4, 40],
  play: async scene => {
    await assign(scene, { group: scene.cast.group(group), assignee: null }, words)
    scene.agent = scene.cast.actor(scene.cast.memberOf(group, scene.requester?.language))
  },
})

/** A colleague takes over. */
export const takeOver = (by: PersonKey, words?: Words): Step => ({
  pace: [10, 90],
  play: async scene => {
    scene.agent = scene.cast.actor(by)
    await assign(scene, { assignee: scene.agent.person }, words)
  },
})

const assign = (scene: Scene, to: object, words: Words | undefined) =>
  scene.records.transition(scene.agent, recordOf(scene), scene.id, 'assign', { ...to, ...(words === undefined ? {} : { comment: scene.words(words) }) })

/** Part of the work, for another group. */
export const task = (title: Words, group: GroupKey, more: { readonly text?: Words; readonly due?: string; readonly to?: PersonKey } = {}): Step => ({
  pace: [5, 45],
  play: async scene => {
    const { cast, records, agent, kind } = scene
    const input = {
      title: scene.words(title),
      group: cast.group(group),
      ...(more.text === undefined ? {} : { description: scene.words(more.text) }),
      ...(more.to === undefined ? {} : { assignee: cast.actor(more.to).person }),
      ...(more.due === undefined ? {} : { dueOn: dayAfter(scene, more.due) }),
    }
    const { id } =
      kind === 'incident'
        ? await records.create(agent, incidentTask, { ...input, incident: scene.id })
        : await records.create(agent, problemTask, { ...input, problem: scene.id })
    scene.tasks.push(id)
  },
})

/** The latest task moves on, or another: 0 is the first. */
export const taskMoves = (verb: 'start' | 'complete', by: PersonKey, outcome?: Words, which = -1): Step => ({
  pace: [20, 200],
  play: scene => {
    const { records, cast, kind } = scene
    const input = outcome === undefined ? {} : { closeNotes: scene.words(outcome) }
    const id = scene.tasks.at(which) ?? ''
    return kind === 'incident'
      ? records.transition(cast.actor(by), incidentTask, id, verb, input)
      : records.transition(cast.actor(by), problemTask, id, verb, input)
  },
})

/** The latest task of a problem is looked at. */
export const taskAssessed = (by: PersonKey): Step => ({
  pace: [20, 200],
  play: scene => scene.records.transition(scene.cast.actor(by), problemTask, scene.tasks.at(-1) ?? '', 'assess'),
})

/** The latest task has to wait. Those of problems cannot. */
export const taskWaits = (by: PersonKey, why: Words): Step => ({
  pace: [20, 200],
  play: scene => scene.records.transition(scene.cast.actor(by), incidentTask, scene.tasks.at(-1) ?? '', 'postpone', { comment: scene.words(why) }),
})

/** The date so many days from the present of the story. */
export function dayAfter({ now }: Pick<Scene, 'now'>, days: string): string {
  return new Date(Date.parse(now()) + Number.parseInt(days, 10) * 86_400_000).toISOString().slice(0, 10)
}

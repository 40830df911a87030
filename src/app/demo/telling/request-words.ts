import type { PersonKey } from '../organisation/people.ts'
import type { Acting, RequestScene, RequestStep } from './request-story.ts'
import type { Pace } from './story.ts'

/** The words in which orders are told. */

const step = (pace: Pace, play: RequestStep['play']): RequestStep => ({ pace, play })
const firstOf = ({ items: [item = ''] }: RequestScene): string => item

/** Whoever is asked first decides, or somebody among those who are. */
const decides =
  (verb: 'approve' | 'reject' | 'askInformation', words: string | undefined, by: PersonKey | undefined): RequestStep['play'] =>
  async scene => {
    const [asked] = await scene.find.approvals(firstOf(scene), 'requested')
    const person = asked?.waitsFor?.[0]
    if (!asked || person === undefined) return
    await scene.approval(by ? scene.actor(by) : scene.actorOf(person), asked.id, verb, words)
  }

export const approves = (words?: string, by?: PersonKey): RequestStep => step([30, 400], decides('approve', words, by))
export const rejects = (words: string, by?: PersonKey): RequestStep => step([60, 500], decides('reject', words, by))
export const asksBack = (words: string, by?: PersonKey): RequestStep => step([40, 300], decides('askInformation', words, by))

/** Whoever ordered answers what was asked back. */
export const answers = (words: string): RequestStep =>
  step([30, 300], async scene => {
    const [asked] = await scene.find.approvals(firstOf(scene), 'needInformation')
    if (asked) await scene.approval(scene.orderer, asked.id, 'answer', words)
  })

/** Somebody of the group begins with what is open. */
export const takes = (by?: PersonKey): RequestStep =>
  step([40, 400], async scene => {
    for (const item of scene.items) {
      const task = (await scene.find.tasks(item)).find(one => one.state === 'open')
      if (task) return scene.task(by ? scene.actor(by) : scene.memberOf(task.group), task.id, 'start')
    }
    return undefined
  })

const ends = (verb: string, notes: string | undefined): RequestStep =>
  step([60, 700], async scene => {
    for (const item of scene.items) {
      const task = (await scene.find.tasks(item)).find(one => one.state === 'inProgress' || one.state === 'pending')
      if (task) return scene.task(workerOf(scene, task), task.id, verb, notes === undefined ? {} : { closeNotes: notes })
    }
    return undefined
  })

const workerOf = (scene: Acting, { assignee, group }: { readonly assignee: string | null; readonly group: string | null }) =>
  assignee === null ? scene.memberOf(group) : scene.actorOf(assignee)

export const finishes = (notes?: string): RequestStep => ends('complete', notes)
export const fails = (notes: string): RequestStep => ends('closeIncomplete', notes)
export const skips = (notes: string): RequestStep => ends('skip', notes)

export const postpones = (why: string): RequestStep =>
  step([30, 200], async scene => {
    const task = (await scene.find.tasks(firstOf(scene))).find(one => one.state === 'inProgress')
    if (task) await scene.task(workerOf(scene, task), task.id, 'postpone', { comment: why })
  })

/** The item itself is moved by whoever has it. */
export const moves = (verb: string, by: PersonKey, input: object = {}): RequestStep =>
  step([30, 300], scene => scene.item(scene.actor(by), firstOf(scene), verb, input))

export const cancels = (words: string): RequestStep => step([60, 600], scene => scene.item(scene.orderer, firstOf(scene), 'cancel', { comment: words }))
export const writes = (words: string): RequestStep => step([30, 300], scene => scene.comment(scene.orderer, firstOf(scene), words))
export const replies = (words: string, by: PersonKey): RequestStep => step([20, 200], scene => scene.comment(scene.actor(by), firstOf(scene), words))
export const changesMind = (changed: object): RequestStep => step([60, 300], scene => scene.change(scene.orderer, firstOf(scene), changed))

/** What comes next, whatever it is: somebody decides, begins or finishes. */
const comesNext = async (scene: RequestScene): Promise<void> => {
  for (const item of scene.items) {
    const [asked] = await scene.find.approvals(item, 'requested')
    const person = asked?.waitsFor?.[0]
    if (asked && person !== undefined) await scene.approval(scene.actorOf(person), asked.id, 'approve')
    else await works(scene, item)
  }
}

export async function works(scene: Acting, item: string): Promise<void> {
  for (const task of await scene.find.tasks(item)) {
    if (task.state === 'open') await scene.task(scene.memberOf(task.group), task.id, 'start')
    else if (task.state === 'inProgress') await scene.task(workerOf(scene, task), task.id, 'complete', {})
  }
}

/** So many things happen, as they usually do. */
export const goesOn = (times: number): readonly RequestStep[] => Array.from({ length: times }, () => step([60, 620], comesNext))

/** The step, so long before now. */
export const at = (ago: string, one: RequestStep): RequestStep => ({ ...one, pace: { ago } })

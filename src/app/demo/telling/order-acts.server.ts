import type { Actor } from '../../../kernel/actor.ts'
import { all, equals, oneOf } from '../../../kernel/define/index.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { approval } from '../../../engines/approvals/index.ts'
import { requestItem, requestTask } from '../../../practices/request/index.ts'
import { changeAnswers, placeOrder } from '../../../practices/request/index.server.ts'
import type { groups } from '../organisation/groups.ts'
import type { Act, Stage } from './acts.server.ts'
import type { Background } from './background.server.ts'
import { chance } from './chance.ts'
import { ago, isLive, stepTimes } from './plan.ts'
import type { Acting, AnswersOf, Named, RequestScene, RequestStory } from './request-story.ts'
import { works } from './request-words.ts'
import type { Cast } from './story.ts'
import { duringDay } from './working-time.ts'

export interface OrderStage extends Stage {
  readonly ground: Ground
  readonly cast: Cast
  readonly catalogue: ReadonlyMap<string, string>
  readonly background: Background
}

const day = 24 * 60 * 60_000
const months = 146
const scatteredUntil = 4

/** All that happens with these orders; flows and approvals go on after each act. */
export function orderActsOf(stage: OrderStage, stories: readonly RequestStory[], now: number): Act[] {
  const scattered = stories.filter(({ opened }) => opened === undefined).length
  let place = 0
  const ordered: string[] = []
  const acts = stories.flatMap((story, i) => {
    const drawn = chance(`order ${i}`)
    const opened =
      story.opened === undefined
        ? duringDay(now - (scatteredUntil + (months - scatteredUntil) * (1 - (place++ + drawn.next()) / scattered)) * day, drawn.next())
        : ago(story.opened, now, drawn)
    const times = stepTimes(story, opened, story.opened !== undefined && isLive(story.opened), now, drawn)
    return actsOf(stage, story, [opened, ...times], story.opened === undefined ? ordered : [])
  })
  return [...acts, ...tidyings(stage, ordered, now)]
}

/** Every few days the groups look what of the older orders lies around, and do it. */
function tidyings(stage: OrderStage, ordered: readonly string[], now: number): Act[] {
  const acting = actingOn(stage)
  const tidy = async () => {
    const before = new Date(Date.parse(stage.now()) - 3 * day).toISOString()
    const filter = all(oneOf('state', ['open', 'inProgress']), { field: 'updatedAt', is: '<', value: before })
    const { items } = await stage.records.find(stage.cast.machine('demo'), requestTask, { filter, limit: 50, fields: ['requestItem'] })
    for (const { requestItem: item } of items) if (ordered.includes(item)) await works(acting, item)
    if (items.length > 0) await goOn(stage.background)
  }
  return Array.from({ length: Math.floor(months / 2) }, (_, n) => ({ at: duringDay(now - n * 2 * day, 0.6), play: tidy }))
}

function actsOf(stage: OrderStage, story: RequestStory, [opened = 0, ...times]: readonly number[], ordered: string[]): Act[] {
  let scene: RequestScene | undefined
  const played = (play: () => Promise<unknown>) => async () => {
    try {
      await play()
      await goOn(stage.background)
    } catch (cause) {
      throw new Error(`The order '${story.item}' of ${story.who} went wrong: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    }
  }
  const begin = async () => {
    scene = await order(stage, story, opened)
    ordered.push(...scene.items)
  }
  return [{ at: opened, play: played(begin) }, ...times.map((at, i) => ({ at, play: played(async () => (scene ? story.steps[i]?.play(scene) : undefined)) }))]
}

async function goOn({ settle, run }: Background): Promise<void> {
  await settle()
  await run('flows.tick')
  await settle()
}

async function order(stage: OrderStage, story: RequestStory, opened: number): Promise<RequestScene> {
  const { cast, ground, catalogue } = stage
  const orderer = cast.actor(story.who)
  const named = namedFor(stage, opened)
  const idOf = (key: string) => catalogue.get(key) ?? ''
  const included = Object.fromEntries(Object.entries(story.included ?? {}).map(([key, given]) => [idOf(key), { answers: answered(given, named) }]))
  const line = {
    item: idOf(story.item),
    quantity: story.quantity ?? 1,
    requester: story.for && named.person(story.for),
    answers: answered(story.answers ?? {}, named),
    included,
  }
  const { items } = await placeOrder(ground, orderer, { lines: [line], requester: undefined, reason: story.reason })
  return { ...actingOn(stage), orderer, requester: story.for ? cast.actor(story.for) : orderer, items: items.map(({ id }) => id) }
}

const answered = (given: AnswersOf, named: Named) => (typeof given === 'function' ? given(named) : given)

function namedFor({ cast, organisation }: OrderStage, opened: number): Named {
  const moment = (days: number) => new Date(opened + days * day).toISOString()
  return {
    person: key => cast.actor(key).person ?? '',
    service: cast.service,
    location: cast.location,
    department: key => organisation.departments.get(key) ?? '',
    day: days => moment(days).slice(0, 10),
    moment,
  }
}

function actingOn({ records, cast, organisation, ground }: OrderStage): Acting {
  const machine = cast.machine('demo')
  const byPerson = new Map([...organisation.actors.values()].map(actor => [actor.person, actor]))
  const keyOfGroup = new Map([...organisation.groups].map(([key, id]) => [id, key as keyof typeof groups]))
  const actorOf = (person: string): Actor => byPerson.get(person) ?? cast.actor('lea')
  return {
    find: {
      approvals: async (item, state) => {
        const filter = all(equals('subject', item), equals('state', state))
        return (await records.find(machine, approval, { filter, sort: ['stage', 'place'], limit: 20 })).items
      },
      tasks: async item =>
        (await records.find(machine, requestTask, { filter: all(equals('requestItem', item)), sort: ['number'], limit: 50 })).items.filter(
          ({ category }) => category !== 'done',
        ),
    },
    approval: (actor, id, verb, comment, input = {}) =>
      records.transition(actor, approval, id, verb as never, { ...input, ...(comment === undefined ? {} : { comment }) }),
    task: (actor, id, verb, input = {}) => records.transition(actor, requestTask, id, verb as never, input),
    item: (actor, id, verb, input = {}) => records.transition(actor, requestItem, id, verb as never, input),
    comment: (actor, id, text) => records.comment(actor, requestItem, id, { text, visibility: 'public' }),
    change: (actor, id, changed) => changeAnswers(ground, actor, id, changed),
    actor: cast.actor,
    actorOf,
    memberOf: group => cast.actor(cast.memberOf(keyOfGroup.get(group ?? '') ?? 'serviceDesk')),
  }
}

import { type Actor, machine } from '../../../kernel/actor.ts'
import type { InputOf, Language } from '../../../kernel/define/index.ts'
import type { Records } from '../../../kernel/records/index.server.ts'
import { incident } from '../../../practices/incident/index.ts'
import { problem } from '../../../practices/problem/index.ts'
import type { Organisation } from '../organisation/found.server.ts'
import { type GroupKey, groups } from '../organisation/groups.ts'
import { type PersonKey, people } from '../organisation/people.ts'
import { services } from '../organisation/services.ts'
import { chance } from './chance.ts'
import type { Telling } from './plan.ts'
import type { Cast, IncidentStory, ProblemStory, Scene } from './story.ts'
import { filled } from './filled.ts'

/** Something that happens at its time. */
export interface Act {
  readonly at: number
  readonly play: () => Promise<unknown>
}

/** Where stories are told. */
export interface Stage {
  readonly records: Records
  readonly organisation: Organisation
  readonly tenant: string
  readonly now: () => string
}

/** All that happens in these stories. What one story has done, another may name. */
export function actsOf(stage: Stage, tellings: readonly Telling[]): Act[] {
  const told = new Map<string, { id: string; number: string }[]>()
  const cast = castOf(stage, told)
  return tellings.flatMap(telling => {
    const scene = sceneOf(stage, cast, telling)
    const begin = async () => {
      const { id, number } = await open(scene, telling)
      scene.id = id
      const { key } = telling.story
      if (key !== undefined) told.set(key, [...(told.get(key) ?? []), { id, number }])
    }
    const steps = telling.steps.map((at, i) => ({ at, play: async () => telling.story.steps[i]?.play(scene) }))
    return [{ at: telling.opened, play: begin }, ...steps].map(({ at, play }, i) => ({ at, play: () => naming(telling, i, play) }))
  })
}

export function castOf(
  { organisation, tenant }: Pick<Stage, 'organisation' | 'tenant'>,
  told: ReadonlyMap<string, readonly { id: string; number: string }[]> = new Map(),
): Cast {
  const drawn = chance('members')
  return {
    actor: who => there(organisation.actors.get(who), who),
    machine: name => machine(tenant, name, 'demo'),
    group: key => there(organisation.groups.get(key), key),
    service: key => there(organisation.services.get(key), key),
    location: key => there(organisation.locations.get(key), key),
    memberOf: (key, language) => drawn.oneOf(speaking(groups[key].members, language)),
    told: key => told.get(key) ?? [],
  }
}

/** Says in which story something went wrong. */
async function naming({ story, turn }: Telling, step: number, play: () => Promise<unknown>): Promise<void> {
  try {
    await play()
  } catch (cause) {
    throw new Error(`Step ${step} of '${String(story.title)}' (time ${turn + 1}) went wrong: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

type Members = readonly [PersonKey, ...PersonKey[]]

/** English everybody writes. */
function speaking(members: Members, language: Language | undefined): Members {
  const [first, ...others] = language === 'de' ? members.filter(key => people[key].language === 'de' || bilingual.includes(key)) : members
  return first === undefined ? members : [first, ...others]
}
const bilingual: readonly PersonKey[] = ['ana']

function there<T>(thing: T | undefined, key: string): T {
  if (thing === undefined) throw new Error(`The demo organisation has no '${key}'.`)
  return thing
}

function sceneOf({ records, now }: Stage, cast: Cast, { story, turn }: Telling): Scene {
  const who = requesterOf(story, turn)
  const requester = who && cast.actor(who)
  const scene: Scene = {
    kind: story.kind,
    records,
    cast,
    now,
    id: '',
    requester,
    agent: cast.actor(story.agent ?? cast.memberOf(firstGroup(story), requester?.language)),
    tasks: [],
    sorted: sortedOut(story),
    words: words => filled(words, turn, name => detail(scene, story, turn, name)),
  }
  return scene
}

function requesterOf(story: Telling['story'], turn: number): PersonKey | undefined {
  const who = story.kind === 'incident' ? story.who[turn] : undefined
  return who === 'monitoring' ? undefined : who
}

/** Those who answer the phone, else those who support the service. */
function firstGroup(story: Telling['story']): GroupKey {
  if (story.kind === 'problem') return story.group
  return isWrittenDown(story) ? 'serviceDesk' : services[story.service].supportGroup
}

const isWrittenDown = ({ by = 'portal' }: IncidentStory): boolean => by !== 'portal' && by !== 'email'

function detail({ cast, requester, agent }: Scene, story: Telling['story'], turn: number, name: string): string | undefined {
  if (name.startsWith('#')) return cast.told(name.slice(1))[0]?.number
  if (name === 'first') return firstName(requester ?? agent)
  if (name === 'agent') return firstName(agent)
  const choices = story.with?.[name]
  return choices?.[turn % choices.length]
}

const firstName = ({ name }: Actor): string => name.split(' ')[0] ?? name

const sortedOut = ({ about: [classification, subclassification], weight }: Telling['story']): Scene['sorted'] => ({
  classification,
  ...(subclassification === undefined ? {} : { subclassification }),
  ...(weight === undefined ? {} : { impact: weight[0] }),
})

const open = (scene: Scene, { story, turn }: Telling) => (story.kind === 'incident' ? report(scene, story, turn) : begin(scene, story))

async function report(scene: Scene, story: IncidentStory, turn: number) {
  const { records, cast, requester, agent } = scene
  const urgency = story.weight?.[1]
  const who = requesterOf(story, turn)
  const place = story.location ?? (who && people[who].location)
  const asked: InputOf<typeof incident> = {
    title: scene.words(story.title),
    description: scene.words(story.text),
    service: cast.service(story.service),
    ...(urgency === undefined ? {} : { urgency }),
    ...(place === undefined ? {} : { location: cast.location(place) }),
    ...(story.watchers === undefined ? {} : { watchers: story.watchers.flatMap(key => cast.actor(key).person ?? []) }),
  }
  if (!requester) return records.create(cast.machine('monitoring'), incident, { ...asked, ...scene.sorted, contactType: 'monitoring' })
  if (!isWrittenDown(story)) return records.create(requester, incident, { ...asked, contactType: story.by ?? 'portal' })
  const given = { ...asked, ...scene.sorted, contactType: story.by, requester: requester.person, group: cast.group('serviceDesk'), assignee: agent.person }
  return records.create(agent, incident, given)
}

async function begin({ records, cast, agent, words, sorted }: Scene, story: ProblemStory) {
  const urgency = story.weight?.[1]
  return records.create(agent, problem, {
    title: words(story.title),
    description: words(story.text),
    service: cast.service(story.service),
    ...sorted,
    ...(urgency === undefined ? {} : { urgency }),
    group: cast.group(story.group),
    assignee: agent.person,
    ...(story.coordinator === undefined ? {} : { coordinator: cast.actor(story.coordinator).person }),
    ...(story.major ? { majorProblem: true } : {}),
    ...(story.shownBy === undefined ? {} : { firstReportedBy: cast.told(story.shownBy)[0]?.id ?? null }),
  })
}

import { after, before } from 'node:test'
import type { Actor } from '../../src/kernel/actor.ts'
import { type AnyDefinition, fieldsOf, type RecordType } from '../../src/kernel/define/index.ts'
import type { Row } from '../../src/kernel/records/index.server.ts'
import type { World } from '../harness/world.ts'
import { makeSample, nextNumber, onlySample, roomFor, sampleValue } from './sample.ts'
import { type Answer, type Served, serve } from './served.ts'

/** One type of record with what its laws are tried on. */
export interface Subject {
  readonly world: World
  readonly type: RecordType
  readonly record: AnyDefinition
  /** Each different: some filled, some almost empty, some about the requester; of a type that exists once, that one. */
  readonly samples: readonly Row[]
  /** Signed in, without any role. */
  readonly stranger: Actor
  /** Named by some of the samples, and created one of them. */
  readonly requester: Actor
  readonly agent: Actor
  readonly get: (actor: Actor, path: string) => Promise<Answer>
}

/** Prepares a type before its tests; what it gives is there once they run. */
export function subjectOf(type: RecordType, world: () => World): () => Subject {
  let subject: Subject | undefined
  let served: Served | undefined
  before(async () => {
    served = await serve(world())
    subject = await prepare(type, world(), served)
  })
  after(() => served?.close())
  return () => {
    if (!subject) throw new Error(`${type.name} could not be prepared.`)
    return subject
  }
}

async function prepare(type: RecordType, world: World, { get }: Served): Promise<Subject> {
  const group = world.model.find('group')
  const team = group && (await makeSample(world, group, { n: nextNumber() }))
  const stranger = await world.person('Stranger', [])
  const requester = await world.person('Requester', ['requester'], team ? [team.id] : [])
  const agent = await world.person('Agent', ['agent'])
  const samples = await makeSamples(world, type, String(requester.person), team?.id)
  return { world, type, record: type.definition, samples, stranger, requester, agent, get }
}

async function makeSamples(world: World, type: RecordType, person: string, group: string | undefined): Promise<Row[]> {
  if (type.definition.single) return [await onlySample(world, type, { n: nextNumber() })]
  if (Number.isFinite(roomFor(type))) await clear(world, type)
  const theirs = { named: { person, ...(group === undefined ? {} : { group }) } }
  const wishes = [{}, { sparse: true }, theirs, { sparse: true, by: person }, {}]
  const samples: Row[] = []
  for (const wish of wishes) samples.push(await makeSample(world, type, { ...wish, n: nextNumber() }))
  return samples
}

/** Where only so many different records can be, those that a practice begins with take the samples' room. */
async function clear({ records, system }: World, type: RecordType): Promise<void> {
  for (const { id } of (await records.find(system, type.definition, { limit: 500 })).items) await records.remove(system, type.definition, id)
}

/** Another value for a field that a caller may change to anything of its kind. */
export async function anotherValue({ world, type }: Subject, row: Row): Promise<Record<string, unknown>> {
  const inSet = new Set(((type.definition.unique ?? []) as string[][]).flat())
  const free = fieldsOf(type).filter(([name, field]) => !field.computed && field.options.to === undefined && !inSet.has(name))
  const [name] = free.find(([name]) => name === type.definition.views.title) ?? free.find(([, field]) => field.required) ?? free[0] ?? []
  if (name === undefined) throw new Error(`${type.name} has no field that can be changed.`)
  for (let tries = 0; tries < 20; tries++) {
    const value = await sampleValue(world, type, name, { n: nextNumber() })
    if (JSON.stringify(value) !== JSON.stringify(row[name])) return { [name]: value }
  }
  throw new Error(`There is no other value for ${type.name}.${name}.`)
}

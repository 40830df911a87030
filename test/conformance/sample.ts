import { type Field, fieldsOf, type RecordType } from '../../src/kernel/define/index.ts'
import { Failure } from '../../src/kernel/errors.ts'
import { fieldType, type JsonSchema } from '../../src/kernel/fields/index.ts'
import type { Row } from '../../src/kernel/records/index.server.ts'
import type { World } from '../harness/world.ts'

/** Where samples are made. */
export type Ground = Pick<World, 'model' | 'records' | 'system'>

/** What a sample should be like. */
export interface Wish {
  /** Makes this sample different from every other one. */
  readonly n: number
  /** Fills only what must be filled. */
  readonly sparse?: boolean
  /** Ids to use where a record of that type is named. */
  readonly named?: Readonly<Record<string, string>>
  /** Who is said to have created it. */
  readonly by?: string
}

let made = 0
export const nextNumber = (): number => ++made

/** Makes a record of a type that nothing is known about but its definition, as one that acts by itself. */
export async function makeSample(world: Ground, type: RecordType, wish: Wish, within: readonly string[] = [], tries = roomFor(type)): Promise<Row> {
  const how = wish.by === undefined ? {} : { given: { createdBy: wish.by } }
  const sparse = wish.sparse || within.length > 0
  const input = await sampleInput(world, type, wish, within)
  try {
    return await tolerant(world, type, { ...wish, sparse }, input, values => world.records.create(world.system, type.definition, values, how))
  } catch (failure) {
    // Where what is unique has few values, another sample may have these.
    if (!Number.isFinite(tries) || tries <= 1 || !isTaken(failure)) throw failure
    return makeSample(world, type, { ...wish, n: nextNumber() }, within, tries - 1)
  }
}

const isTaken = (failure: unknown): boolean => failure instanceof Failure && failure.kind === 'invalid' && /\balready\b/.test(failure.message)

/** The one record of a type that exists once, with sample values in all of its fields. */
export async function onlySample(world: Ground, type: RecordType, wish: Wish): Promise<Row> {
  const [only] = (await world.records.find(world.system, type.definition)).items
  if (!only) throw new Error(`There are no ${type.name} yet.`)
  return tolerant(world, type, wish, await sampleInput(world, type, wish, []), input => world.records.change(world.system, type.definition, only.id, input))
}

async function sampleInput(world: Ground, type: RecordType, wish: Wish, within: readonly string[]): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {}
  for (const [name, field] of fieldsOf(type)) {
    const needed = field.required && field.default === undefined
    if (field.computed || (!needed && (wish.sparse || within.length > 0))) continue
    const value = await sampleValue(world, type, name, wish, within)
    if (value !== undefined) input[name] = value
  }
  return input
}

/**
 * A practice may want more of a field than its kind does (a time zone, a rule): one that may, stays empty or has its default. Or it
 * wants one filled beside another (a server, where something is fetched): such a field is filled.
 */
async function tolerant(
  world: Ground,
  type: RecordType,
  wish: Wish,
  input: Record<string, unknown>,
  save: (input: Record<string, unknown>) => Promise<Row>,
): Promise<Row> {
  try {
    return await save(input)
  } catch (failure) {
    const refused = failure instanceof Failure && failure.kind === 'invalid' ? failure.faults.map(f => f.field.split('.')[0] ?? '') : []
    const mustHave = (name: string) => type.fields[name]?.required && type.fields[name]?.default === undefined
    if (refused.length === 0 || refused.some(name => (name in input ? mustHave(name) : !wish.sparse))) throw failure
    const kept = Object.entries(input).filter(([name]) => !refused.includes(name))
    const wanted = refused.filter(name => !(name in input)).map(async name => [name, await sampleValue(world, type, name, wish)] as const)
    return tolerant(world, type, { ...wish, sparse: false }, Object.fromEntries([...kept, ...(await Promise.all(wanted))]), save)
  }
}

/** A value for a field. Undefined where it says too little to know one. */
export async function sampleValue(world: Ground, type: RecordType, name: string, wish: Wish, within: readonly string[] = []): Promise<unknown> {
  return sampleOf(world, type, type.fields[name] as Field, name, wish, within)
}

async function sampleOf(world: Ground, type: RecordType, field: Field, name: string, wish: Wish, within: readonly string[]): Promise<unknown> {
  const { to, columns } = field.options
  // The type of record that conditions beside it are about.
  if (fieldsOf(type).some(([, other]) => other.options.of === name)) return world.model.types.find(t => t.definition.work !== undefined)?.name
  if (columns) {
    const cells = Object.entries(columns).map(async ([column, own]) => [column, await sampleOf(world, type, own, column, wish, within)] as const)
    return [Object.fromEntries(await Promise.all(cells))]
  }
  if (to !== undefined) {
    const id = wish.named?.[to] ?? (await target(world, type, to, within))
    return fieldType(field.kind).many ? [id] : id
  }
  const { schema, parse, files } = fieldType(field.kind)
  const words = schema(field).enum
  if (Array.isArray(words)) return words[place(type, name, wish.n) % words.length]
  const accepted = files
    ? []
    : candidates(schema(field), name, wish.n)
        .map(value => parse(value, field))
        .filter(parsed => 'value' in parsed)
  return accepted[0]?.value
}

async function target(world: Ground, type: RecordType, to: string, within: readonly string[]): Promise<string> {
  if (within.includes(to)) throw new Error(`${type.name} cannot be made: it requires a ${to}, which requires a ${type.name}.`)
  return (await makeSample(world, world.model.type(to), { n: nextNumber() }, [...within, type.name])).id
}

/** Fields of which the definition says that together they are unique. */
export const uniqueSets = (type: RecordType): readonly (readonly string[])[] => [
  ...fieldsOf(type).flatMap(([name, field]) => (field.unique && !field.computed ? [[name]] : [])),
  ...((type.definition.unique ?? []) as string[][]),
]

const wordsOf = (type: RecordType, name: string): number | undefined => {
  const field = type.fields[name]
  const words = field ? fieldType(field.kind).schema(field).enum : undefined
  return Array.isArray(words) ? words.length : undefined
}

/** How many different records of the type there can be; as many as one likes unless something unique has few values. */
export const roomFor = (type: RecordType): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...uniqueSets(type).map(names => names.reduce((room, name) => room * (wordsOf(type, name) ?? Number.POSITIVE_INFINITY), 1)),
  )

/** Counts through the choices of unique fields together like the digits of a number, so that no two samples meet. */
function place(type: RecordType, name: string, n: number): number {
  const set = uniqueSets(type).find(names => names.includes(name)) ?? []
  const before = set.slice(0, Math.max(0, set.indexOf(name)))
  return Math.floor(n / before.reduce((size, other) => size * (wordsOf(type, other) ?? 1), 1))
}

/** Values of every shape; the field takes the first that it accepts. */
function candidates({ minimum, maximum, maxLength }: JsonSchema, name: string, n: number): readonly unknown[] {
  const word = wordOf(name, n)
  const day = `2026-${two(n, 12, 1)}-${two(n, 28, 1)}`
  const time = `${two(n, 24)}:${two(n, 60)}`
  const texts = [
    `${word} quartz`.slice(0, Number(maxLength ?? 200)),
    day,
    `${day}T${time}:00.000Z`,
    time,
    `PT${n + 1}H`,
    `${word}@example.test`,
    `https://example.test/${word}`,
  ]
  return [
    n % 2 === 0,
    between(Number(minimum ?? 0), Number(maximum ?? Number.MAX_SAFE_INTEGER), n),
    ...texts,
    { amount: `${n}.50`, currency: 'EUR' },
    [word],
    { [word]: n },
    'createdAt != null',
  ]
}

/** A word that no other field and no other sample has. */
export const wordOf = (name: string, n: number): string => `${name.toLowerCase()}x${n}`

const between = (least: number, most: number, n: number) => (least < 0 ? n : least + (n % (most - least + 1)))
const two = (n: number, modulo: number, first = 0) => String((n % modulo) + first).padStart(2, '0')

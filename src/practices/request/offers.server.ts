import { machine } from '../../kernel/actor.ts'
import { type Model, oneOf } from '../../kernel/define/index.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { type CompiledForm, compileForm } from '../../engines/forms/index.ts'
import type { Offer } from '../shared/offer.ts'

export interface OfferGround {
  readonly records: Records
  readonly model: Model
  readonly tenant: string
}

/** A version of a catalogue item, with its form ready to be asked. */
export interface Offered {
  readonly version: string
  readonly item: string
  readonly number: number
  readonly offer: Offer
  readonly form: CompiledForm
}

const kept = new Map<string, Offered>()
const most = 1000

/** Versions never change: they are read and compiled once. Those that are not there are left out. */
export async function offersOf(ground: OfferGround, versions: readonly string[]): Promise<ReadonlyMap<string, Offered>> {
  const wanted = [...new Set(versions)]
  const unknown = wanted.filter(version => !kept.has(keyOf(ground, version)))
  if (unknown.length > 0) for (const one of await read(ground, unknown)) keep(ground, one)
  return new Map(
    wanted.flatMap(version => {
      const known = kept.get(keyOf(ground, version))
      return known ? [[version, known] as const] : []
    }),
  )
}

export async function offerOf(ground: OfferGround, version: string): Promise<Offered | undefined> {
  return (await offersOf(ground, [version])).get(version)
}

const keyOf = ({ tenant }: OfferGround, version: string) => `${tenant} ${version}`

function keep(ground: OfferGround, one: Offered): void {
  if (kept.size >= most) kept.clear()
  kept.set(keyOf(ground, one.version), one)
}

interface VersionRow {
  readonly id: string
  readonly item: string
  readonly name: string
  readonly versionNumber: number
  readonly offer: Offer | null
}

async function read({ records, model, tenant }: OfferGround, versions: readonly string[]): Promise<readonly Offered[]> {
  const { definition } = model.type('catalogueItemVersion')
  const found = await records.find(machine(tenant, 'orders', 'automation'), definition, { filter: oneOf('id', versions), limit: 500 })
  return (found.items as unknown as readonly VersionRow[]).map(({ id, item, versionNumber, name, offer }) => {
    const whole: Offer = offer?.texts ? offer : { ...offer, texts: { name: { en: name } } }
    return { version: id, item, number: versionNumber, offer: whole, form: compileForm(whole.form ?? { parts: [] }, model) }
  })
}

import { invalid } from '../../kernel/errors.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { location } from '../definitions/places.ts'

interface Place {
  readonly id: string
  readonly parent: string | null
}

const deepest = 50

async function refuseCircle({ row }: { readonly row: Place }, { by, records }: Context): Promise<undefined> {
  let above = row.parent
  for (let step = 0; above !== null; step++) {
    if (above === row.id || step === deepest) {
      throw invalid('parent', { en: 'A place cannot be part of itself.', de: 'Ein Ort kann nicht Teil von sich selbst sein.' })
    }
    above = (await records.get(by('places'), location, above)).parent
  }
  return undefined
}

export const locationBehaviour = behave(location, { before: { create: refuseCircle, change: refuseCircle } })

import { invalid } from '../../kernel/errors.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { location } from '../definitions/places.ts'
import { isTimeZone, noTimeZone } from './tidy.ts'

interface Place {
  readonly id: string
  readonly timeZone: string | null
  readonly parent: string | null
}

const deepest = 50

async function check({ row }: { readonly row: Place }, context: Context): Promise<undefined> {
  if (row.timeZone && !isTimeZone(row.timeZone)) throw invalid('timeZone', noTimeZone)
  await refuseCircle(row, context)
}

async function refuseCircle(row: Place, { by, records }: Context): Promise<void> {
  let above = row.parent
  for (let step = 0; above !== null; step++) {
    if (above === row.id || step === deepest) {
      throw invalid('parent', { en: 'A place cannot be part of itself.', de: 'Ein Ort kann nicht Teil von sich selbst sein.' })
    }
    above = (await records.get(by('places'), location, above)).parent
  }
}

export const locationBehaviour = behave(location, { before: { create: check, change: check } })

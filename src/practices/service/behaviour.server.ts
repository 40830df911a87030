import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { withAbilities } from '../shared/abilities.server.ts'
import { refuseCircle } from '../shared/nesting.server.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import { service } from './definition.ts'

const nested = {
  before: {
    change: async ({ row, was }: { row: Service; was: Service | undefined }, context: Context) => {
      if (row.parent === was?.parent) return undefined
      await refuseCircle(row, async id => (await context.records.get(context.by('nesting'), service, id)).parent)
      return undefined
    },
  },
}
type Service = { readonly id: string; readonly parent: string | null }

const behaviour: PracticeBehaviour = { behaviours: [withAbilities(service, [nested])] }

export default behaviour

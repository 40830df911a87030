import { invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/behaviour.ts'

interface Assigned {
  readonly group: string | null
  readonly assignee: string | null
}

/** To assign is to name somebody. */
export const assigned = {
  before: {
    transitions: {
      assign: ({ row }: { row: Assigned }, { actor }: Context) => {
        if (row.group || row.assignee) return undefined
        throw invalid('assignee', { en: 'Name a group or a person.', de: 'Bitte eine Gruppe oder eine Person nennen.' }[actor.language])
      },
    },
  },
}

/** Whoever begins work that is nobody's takes it. */
export const taken = ({ row }: { row: Assigned }, { actor }: Context) => (row.assignee ? undefined : { assignee: actor.person })

/** Work on a service that names nobody goes to the group that supports the service. */
export const routed = {
  before: {
    create: async ({ row }: { row: Assigned & { readonly service: string | null } }, context: Context) => {
      if (row.group || row.assignee || !row.service || context.actor.channel === 'import') return undefined
      const { supportGroup } = await context.records.get(context.by('routing'), context.record('service'), row.service)
      return typeof supportGroup === 'string' ? { group: supportGroup } : undefined
    },
  },
}

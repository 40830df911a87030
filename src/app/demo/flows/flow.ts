import type { Graph, Node } from '../../../engines/flows/index.ts'
import type { GroupKey } from '../organisation/groups.ts'
import type { PersonKey } from '../organisation/people.ts'

/** How something is fulfilled: a flow about a requested item, by the keys of the organisation. */
export interface FlowFacts {
  readonly name: string
  readonly description: string
  readonly owner: PersonKey
  /** ISO 8601; the flow's own rule for what waits too long. */
  readonly stuckAfter: string
  /** Webhooks and secrets that it names, for whoever sets them up. */
  readonly webhooks?: readonly string[]
  readonly secrets?: readonly string[]
  readonly graph: (ids: Ids) => Graph
}

/** Graphs name people and groups by their ids. */
export interface Ids {
  readonly group: (key: GroupKey) => string
  readonly person: (key: PersonKey) => string
}

/** Whom the item's own work goes to is said in the catalogue; the flow's task follows. */
export const ownGroup = { field: 'group', value: '{{group}}' } as const

export const tellRequester = (key: string, name: string, text: string, next: string): Node => ({
  key,
  kind: 'notify',
  name,
  field: 'requester',
  text,
  next,
})

import { malformed, missing } from '../../kernel/errors.ts'
import { machine } from '../../kernel/actor.ts'
import type { Ground } from '../../kernel/practice.ts'
import { type Route, route } from '../../people/index.server.ts'
import { outcomes, reasons } from './definitions/approval.definition.ts'
import { capacities, ways } from './definitions/decision.definition.ts'
import { linkRoutes } from './links/routes.server.ts'
import { picture, pictureAround } from './rounds.server.ts'

const string = { type: 'string' }
const number = { type: 'integer' }
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: object) => ({ type: 'array', items })
const object = (properties: Record<string, unknown>) => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false })
const oneOf = (words: object) => ({ enum: Object.keys(words) })

const named = object({ id: string, name: string })

const decision = object({
  state: string,
  approver: named,
  standIn: orNull(named),
  decidedBy: orNull(named),
  at: orNull(string),
  way: orNull(oneOf(ways)),
  askedAs: orNull(oneOf(capacities)),
  askedOf: orNull(string),
  words: orNull(string),
})

const step = object({
  id: string,
  number: string,
  step: string,
  stage: number,
  state: string,
  since: string,
  reason: orNull(oneOf(reasons)),
  detail: orNull(string),
  need: string,
  needed: number,
  given: number,
  dueAt: orNull(string),
  waitsFor: list(named),
  covers: list(string),
  supersededBy: orNull(string),
  mine: { type: 'boolean' },
  decisions: list(decision),
})

const round = object({ round: string, policy: orNull(string), outcome: { enum: ['open', ...Object.keys(outcomes)] }, steps: list(step) })

export const approvalRoutes = (ground: Ground): readonly Route[] => [
  route({
    method: 'get',
    path: '/approval-rounds',
    summary: 'The approvals of one record as a picture of steps: who, since when, and what each waits for',
    tag: 'Approvals',
    needs: 'person',
    query: {
      type: { schema: string, description: 'The type of the record, such as incident.' },
      record: { schema: string, description: 'Its id or number.' },
      approval: { schema: string, description: 'Instead of both: an approval, for the steps that were asked with it.' },
    },
    answers: [200, object({ items: list(round) })],
    handle: async ({ query, identity }) => {
      const { type: name, record, approval: one } = query
      const { actor } = identity
      const reading = { records: ground.records, self: machine(actor.tenant, 'approvals', 'automation') }
      if (typeof one === 'string' && one !== '') return { items: await pictureAround(reading, actor, one) }
      if (typeof name !== 'string' || typeof record !== 'string')
        throw malformed("Name the 'type' of the record, and the 'record' by its id or number.", 'bad_parameter')
      const type = ground.store.model.find(name)
      if (!type) throw missing()
      return { items: await picture(reading, actor, type, record) }
    },
  }),
  ...linkRoutes(ground),
]

import type { FastifyInstance } from 'fastify'
import type { AnyDefinition, Model, Rule } from '../define/index.ts'
import { malformed } from '../errors.ts'
import { decided, plainUnit, type Store } from '../records/internal.server.ts'
import { search } from '../search/index.server.ts'
import { knownOnly, list, oneOf, type Parameters, rule, wholeNumber } from './query.ts'

/** What crosses types of records: search, and my work. */
export function searchRoutes(app: FastifyInstance, store: Store): void {
  app.get('/search', async request => {
    const query = request.query as Parameters
    knownOnly(query, ['q', 'type', 'filter', 'limit'])
    const text = oneOf(query, 'q') ?? ''
    if (text.length > 500) throw malformed('Search for at most 500 characters.', 'bad_parameter')
    const names = list(query, 'type')
    const types = names?.map(name => store.model.find(name) ?? unknownType(name)).filter(type => decided(request.actor, type.definition.may.read) !== false)
    const filter = rule(query, 'filter')
    if (filter !== undefined && types?.length !== 1) throw malformed("A filter needs exactly one 'type'.", 'bad_parameter')
    const limit = wholeNumber(query, 'limit')
    return { items: await search(store, request.actor, { text, ...(types ? { types } : {}), ...(filter ? { filter } : {}), ...(limit ? { limit } : {}) }) }
  })

  app.get('/work', async request => {
    const query = request.query as Parameters
    knownOnly(query, ['scope', 'limit', 'cursor'])
    const scope = oneOf(query, 'scope') ?? 'mine'
    if (!isScope(scope)) throw malformed("'scope' is mine, groups or unassigned.", 'bad_parameter')
    const limit = wholeNumber(query, 'limit')
    const cursor = oneOf(query, 'cursor')
    const branches = workTypes(store.model).flatMap(record => branch(record, scope))
    return store.within(plainUnit(store, request.actor.tenant)).work(request.actor, branches, { ...(limit ? { limit } : {}), ...(cursor ? { cursor } : {}) })
  })
}

type Scope = 'mine' | 'groups' | 'unassigned'
const isScope = (word: string): word is Scope => ['mine', 'groups', 'unassigned'].includes(word)

const workTypes = (model: Model): AnyDefinition[] => model.types.map(t => t.definition).filter(d => d.work !== undefined)

/** Unfinished records that are mine, my groups', or my groups' and nobody's. */
function branch(record: AnyDefinition, scope: Scope): { record: AnyDefinition; filter: Rule }[] {
  const { assignee, group } = record.work as { assignee: string; group?: string }
  const unfinished: Rule = { field: 'category', is: 'in', value: ['open', 'waiting'] }
  if (scope === 'mine') return [{ record, filter: { all: [{ field: assignee, is: '==', value: { me: true } }, unfinished] } }]
  if (group === undefined) return []
  const ours: Rule = { memberOf: group }
  return [{ record, filter: { all: scope === 'groups' ? [ours, unfinished] : [ours, unfinished, { field: assignee, empty: true }] } }]
}

const unknownType = (name: string): never => {
  throw malformed(`There is no record type '${name.slice(0, 80)}'.`, 'bad_parameter')
}

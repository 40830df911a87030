import sql from 'sql-template-tag'
import { onlyTenant } from '../../src/app/installation.server.ts'
import type { RecordType } from '../../src/kernel/define/index.ts'
import { newId } from '../../src/kernel/id.server.ts'
import { makeSample, nextNumber } from '../conformance/sample.ts'
import type { Asked, Client, Desk } from './server.ts'

/** One method at one address, as the description of the API names them. */
export interface Operation {
  readonly method: string
  /** `/incidents/{id}/resolve` */
  readonly path: string
  /** `post /incidents/{id}/resolve` */
  readonly name: string
  /** The type of record it belongs to. */
  readonly type: RecordType | undefined
  /** What stands behind the id: `resolve`. */
  readonly verb: string | undefined
}

/** Everything that the API says it can do. */
export async function operations(app: Desk): Promise<Operation[]> {
  const { paths } = (await app.guest.get('/openapi.json')).body as { paths: Record<string, Record<string, unknown>> }
  const { model } = app.runtime.installation
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => {
      const [, collection = '', , verb] = path.split('/')
      return { method, path, name: `${method} ${path}`, type: model.byPath(collection), verb }
    }),
  )
}

/** Puts things in place for one operation, in such a way that nothing but the permission can be in its way. */
export async function call(operation: Operation, owner: Client, ids: Ids): Promise<readonly [path: string, asked: Asked]> {
  const id = operation.path.includes('{id}') ? await ids(operation, owner) : ''
  const query = queries(owner)[operation.name] ?? ''
  return [operation.path.replace('{id}', id) + query, operation.method === 'get' ? {} : { body: bodyOf(operation, owner, id) }]
}

/** What some operations must be asked with. */
const queries = (owner: Client): Readonly<Record<string, string>> => {
  const report = '?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z&by=month'
  return {
    'get /search': '?q=x',
    'delete /presence': `?type=incident&id=${owner.id}`,
    'get /clocks': `?type=incident&ids=${owner.id}`,
    'get /service-level-report': report,
    'get /satisfaction-report': report,
    'get /service-level-report/records': report,
  }
}

/** Gives an id for an operation: of something that belongs to the owner. */
export type Ids = (operation: Operation, owner: Client) => Promise<string>

export const ownIds =
  (app: Desk): Ids =>
  async (operation, owner) => {
    const { type, path } = operation
    if (type) return recordOf(app, type, owner, operation)
    if (path === '/attachments/{id}') return fileOf(app, owner)
    if (path === '/sessions/{id}') return sessionOf(app, owner)
    if (path === '/tokens/{id}') return tokenOf(app, owner)
    if (path.startsWith('/jobs/{id}/')) return deadJob(app)
    // The organisation lets no guest read unless it says so.
    if (path.startsWith('/guest/')) return newId()
    throw new Error(`Nothing is known of what the id in ${path} is.`)
  }

/** The same, with one record of each type for all operations that leave it as it is. */
export function sharedIds(app: Desk, leaves: (operation: Operation) => boolean): Ids {
  const fresh = ownIds(app)
  const known = new Map<string, Promise<string>>()
  return (operation, owner) => {
    // Of what everybody has one at most, the operations that change it have the same one.
    if (!operation.type || operation.type.fields.person?.unique || !leaves(operation)) return fresh(operation, owner)
    const key = `${operation.type.name} ${owner.id}`
    const id = known.get(key) ?? fresh(operation, owner)
    known.set(key, id)
    return id
  }
}

/** A record that has to do with its owner in every way a requester can, in a state from which the transition leads. */
async function recordOf(app: Desk, type: RecordType, owner: Client, { verb }: Operation): Promise<string> {
  const { records } = app.runtime.installation
  if (type.name === 'person') return owner.id
  if (type.definition.single) return (await records.find(app.system, type.definition)).items[0]?.id ?? ''
  if (type.name === 'priorityRule') return (await records.find(app.system, type.definition)).items[0]?.id ?? ''
  const ground = { ...app.runtime.installation, system: app.system }
  // Everybody has one at most.
  if (type.fields.person?.unique) {
    const [theirs] = (await records.find(app.system, type.definition, { filter: { field: 'person', is: '==', value: owner.id } })).items
    return theirs?.id ?? (await makeSample(ground, type, { n: nextNumber(), named: { person: owner.id } })).id
  }
  const made = await makeSample(ground, type, { n: nextNumber(), sparse: true, by: owner.id })
  const theirs = Object.fromEntries(
    ['requester', 'owner', 'assignee', 'person', 'approver'].flatMap(name => (type.fields[name]?.options.to === 'person' ? [[name, owner.id]] : [])),
  )
  // Open to nobody but agents, whatever the sample says.
  if (type.fields.openTo) await records.change(app.system, type.definition, made.id, { openTo: 'internal' })
  if (type.name === 'view') await records.change(app.system, type.definition, made.id, { everyone: false, sharedWith: [] })
  const transitions = (type.definition.transitions ?? {}) as Record<string, { from: readonly string[] }>
  const state = transitions[verb ?? '']?.from[0]
  const states = (type.definition.states ?? {}) as Record<string, { category: string }>
  const given = state === undefined ? {} : { given: { state, category: states[state]?.category } }
  await records.change(app.system, type.definition, made.id, theirs, given)
  return made.id
}

async function fileOf(app: Desk, owner: Client): Promise<string> {
  const { model } = app.runtime.installation
  const id = await recordOf(app, model.type('incident'), owner, { method: 'get', path: '', name: '', type: undefined, verb: undefined })
  const answer = await owner.post(`/incidents/${id}/attachments`, form())
  return (answer.body as { id: string }).id
}

export function form(): FormData {
  const body = new FormData()
  body.append('file', new File(['letter'], 'letter.txt'))
  return body
}

/** One that nobody uses: the owner has signed in once more. */
async function sessionOf(app: Desk, owner: Client): Promise<string> {
  await app.again(owner)
  const { items } = (await owner.get('/sessions')).body as { items: { id: string; current: boolean }[] }
  return items.find(s => !s.current)?.id ?? ''
}

const tokenOf = async (app: Desk, owner: Client): Promise<string> =>
  (await app.runtime.access.issueToken({ for: owner.email, name: 'walked', scopes: ['read'], days: 1 })).id

/** A job that was given up. */
async function deadJob({ fresh }: Desk): Promise<string> {
  const id = newId()
  await fresh.owner.query(
    sql`insert into store.job (tenant_id, id, name, payload, due_at, attempts, dead_at, last_error)
        values (${onlyTenant}::uuid, ${id}::uuid, 'walked', '{}', now(), 8, now(), 'It broke.')`,
  )
  return id
}

function bodyOf({ name, type, verb, path, method }: Operation, owner: Client, id: string): unknown {
  if (method === 'delete') return undefined
  if (verb === 'comments') return { text: 'x' }
  if (verb === 'attachments') return form()
  if (verb === 'try') return { from: '2026-01-01T00:00Z', to: '2027-01-01T00:00Z' }
  if (verb === 'repair') return { because: 'x' }
  if (path.endsWith('/bulk')) return { ids: [owner.id], comment: 'x' }
  if (name === 'put /presence') return { type: 'person', id: owner.id, doing: 'reading' }
  if (method === 'patch' && type) return someChange(type, id)
  return {}
}

/** A field that whoever may change the record may change. */
function someChange(type: RecordType, id: string): object {
  if (type.name === 'person') return { phone: `0${id.slice(-4)}` }
  if (type.name === 'group') return { members: [] }
  const field = Object.entries(type.fields).find(([, f]) => !f.computed && (f.kind === 'text' || f.kind === 'longText' || f.kind === 'boolean'))
  if (!field) return { priority: 3 }
  return { [field[0]]: field[1].kind === 'boolean' ? false : `changed ${id.slice(-6)}` }
}

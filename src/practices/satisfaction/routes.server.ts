import { Failure, invalid, malformed, type Words } from '../../kernel/errors.ts'
import type { RowOf } from '../../kernel/define/index.ts'
import { askedMoment, askedZone } from '../../kernel/fields/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Records, Row } from '../../kernel/records/index.server.ts'
import { atomically, plainUnit } from '../../kernel/records/internal.server.ts'
import { type Acting, actingAs, type Route, route } from '../../people/index.server.ts'
import { rating } from './definitions/rating.ts'
import { type Asked, figures, type Grouping, groupings } from './figures.server.ts'
import { titleOf } from './standing.server.ts'
import { type Holder, holderOf, redeem } from './token.server.ts'

const tag = 'Satisfaction'
const text = { type: 'string' } as const
const count = { type: 'integer', minimum: 0 } as const
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

const figure = object({
  key: orNull(text),
  name: orNull(text),
  asked: count,
  answered: count,
  satisfied: count,
  low: count,
  followedUp: count,
  average: orNull({ type: 'number' }),
})

/** What the API says of satisfaction beside the ratings themselves: the links of the mail, and the figures. */
export const satisfactionRoutes = (ground: Ground): readonly Route[] => [
  route({
    method: 'post',
    path: '/rating-link/check',
    summary: 'What a link of a mail asks about; changes nothing',
    tag,
    needs: 'nobody',
    body: { token: 'text' },
    answers: [200, object({ number: text, title: text, language: text })],
    handle: async ({ body }) => {
      const { row, title, acting } = await lookedUp(ground, body.token)
      return { number: row.recordNumber, title, language: acting.person.language }
    },
  }),
  route({
    method: 'post',
    path: '/rating-link/answer',
    summary: 'Answer by the link of a mail, once',
    tag,
    needs: 'nobody',
    body: { token: 'text', score: 'number', words: 'text?' },
    answers: [204, null],
    handle: ({ body }) => answer(ground, body.token, body.score, body.words ?? ''),
  }),
  route({
    method: 'get',
    path: '/satisfaction-report',
    summary: 'How many were asked, how many answered, and how content they were',
    tag,
    needs: 'person',
    query: {
      by: { schema: { type: 'string', enum: groupings }, description: 'What is counted together.' },
      from: { schema: { type: 'string', format: 'date-time' }, description: 'Asked from this moment on.' },
      to: { schema: { type: 'string', format: 'date-time' }, description: 'Asked before this moment.' },
      zone: { schema: text, description: 'The time zone whose months are meant, such as Europe/Berlin. UTC unless told.' },
    },
    answers: [200, object({ items: { type: 'array', items: figure } })],
    handle: async ({ identity, query }) => ({ items: await figures(ground, identity.actor, askedOf(query)) }),
  }),
]

const dead: Words = {
  en: 'This link has been used already, or has run out. Thank you all the same; you can also answer in the portal.',
  de: 'Dieser Link ist schon benutzt oder abgelaufen. Trotzdem danke; antworten können Sie auch im Portal.',
}
const deadLink = (): Failure => invalid('token', dead)

interface Found {
  readonly holder: Holder
  readonly acting: Acting
  readonly row: RowOf<typeof rating>
  readonly title: string
}

/** What the link is about, read with the rights of whom it was sent to. @throws invalid, for a link that is not good in any way */
async function lookedUp(ground: Ground, token: string): Promise<Found> {
  const tenant = await tenantOf(ground)
  const db = ground.store.database.for(tenant)
  const holder = await holderOf(db, token, ground.store.now())
  const acting = holder && (await actingAs(db, tenant, [holder.person])).get(holder.person)
  if (!holder || !acting) throw deadLink()
  const row = await orDead(ground.records.get(acting.actor, rating, holder.rating))
  if (row.state !== 'asked') throw deadLink()
  return { holder, acting, row, title: await titleNow(ground.records, ground, acting, row) }
}

/** The title as they may read it now; nothing where it is gone. */
async function titleNow(records: Records, { store }: Ground, { actor }: Acting, row: Found['row']): Promise<string> {
  const type = store.model.find(row.recordType)
  const record = type && ((await records.get(actor, type.definition, row.record).catch(() => undefined)) as Row | undefined)
  return type && record ? titleOf(type, record) : ''
}

async function answer(ground: Ground, token: string, score: number, words: string): Promise<void> {
  const { holder, acting } = await lookedUp(ground, token)
  const { tenant } = acting.actor
  await atomically(plainUnit(ground.store, tenant), { tenant }, async unit => {
    if (!(await redeem(unit.db, token, ground.store.now()))) throw deadLink()
    const input = { score, ...(words.trim() === '' ? {} : { words: words.trim() }) }
    await ground.store
      .within(unit)
      .transition({ ...acting.actor, channel: 'mail' }, rating, holder.rating, 'rate', input)
      .catch(orAnswered)
  })
}

async function orDead<T>(looking: Promise<T>): Promise<T> {
  return looking.catch(failure => {
    throw failure instanceof Failure && failure.kind === 'missing' ? deadLink() : failure
  })
}

/** Answered in the portal meanwhile. */
function orAnswered(failure: unknown): never {
  throw failure instanceof Failure && failure.kind === 'conflict' ? deadLink() : failure
}

/** Nobody is signed in where a link is opened. */
async function tenantOf({ tenants }: Ground): Promise<string> {
  const [only] = await tenants()
  if (only === undefined) throw deadLink()
  return only
}

type Query = Readonly<Record<string, string | string[] | undefined>>

function askedOf(query: Query): Asked {
  const unknown = Object.keys(query).find(key => !['by', 'from', 'to', 'zone'].includes(key))
  if (unknown !== undefined) throw malformed(`There is no parameter '${unknown.slice(0, 80)}' here.`, 'bad_parameter')
  const one = (name: string): string => (typeof query[name] === 'string' ? query[name] : '')
  const by = one('by') || 'month'
  if (!isGrouping(by)) throw malformed(`'by' is one of ${groupings.join(', ')}.`, 'bad_parameter')
  return { by, from: askedMoment('from', one('from')), to: askedMoment('to', one('to')), zone: askedZone(one('zone')) }
}

const isGrouping = (word: string): word is Grouping => (groupings as readonly string[]).includes(word)

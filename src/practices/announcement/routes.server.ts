import type { FastifyInstance, FastifyReply } from 'fastify'
import { languageOf } from '../../kernel/api/index.server.ts'
import { malformed, missing } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { type Route, route } from '../../people/index.server.ts'
import { noteUnanswered } from '../shared/unanswered.server.ts'
import { brandStyle } from './brand/face.ts'
import { portalFace, portalSettingsOf } from './brand/face.server.ts'
import { pictureOf, publicPicture } from './guest/files.server.ts'
import { lets, onlyTenantOf } from './guest/guest.server.ts'
import { publicAnnouncements, publicRecord, publicSearch } from './guest/reading.server.ts'
import { confirmReport, offerReport, waitingReport } from './guest/report.server.ts'
import { schemas } from './schemas.ts'
import { answers } from './search/answers.server.ts'

const tag = 'Portal'
type Query = Readonly<Record<string, string | string[] | undefined>>

const asked = {
  q: { schema: { type: 'string', maxLength: 500 }, description: 'What is asked, in the words of whoever asks.' },
} as const

/** What the portal asks beside the records: one search, the organisation's face, and what guests may do. */
export const portalRoutes = (ground: Ground): readonly Route[] => [
  route({
    method: 'get',
    path: '/portal/search',
    summary: 'The answers to what somebody types, most useful first',
    tag,
    needs: 'person',
    query: { ...asked, limit: { schema: { type: 'integer', minimum: 1, maximum: 20 }, description: 'How many at most; 8 unless told.' } },
    answers: [200, schemas.answers],
    handle: async ({ identity, query }) => ({ items: await answers(ground, identity.actor, wordsOf(query, ['q', 'limit']), limitOf(query.limit)) }),
  }),
  route({
    method: 'post',
    path: '/portal/unanswered',
    summary: 'Say that a search gave nothing; who says it is not kept',
    tag,
    needs: 'person',
    body: { words: 'text' },
    answers: [204, null],
    handle: ({ identity: { actor }, body }) =>
      noteUnanswered(ground, { tenant: actor.tenant, words: body.words.trim().slice(0, 200), language: actor.language }),
  }),
  route({
    method: 'get',
    path: '/portal/face',
    summary: "The organisation's name, words and colours in the portal, and what guests may do",
    tag,
    needs: 'nobody',
    answers: [200, schemas.face],
    handle: async () => portalFace(ground.store, await onlyTenantOf(ground)),
  }),
  route({
    method: 'get',
    path: '/guest/announcements',
    summary: 'Announcements that are public; 404 where guests may not read',
    tag,
    needs: 'nobody',
    answers: [200, schemas.opens],
    handle: async ({ caller }) => ({ items: await publicAnnouncements(ground, await permitted(ground, 'guestsRead'), caller.language) }),
  }),
  route({
    method: 'get',
    path: '/guest/search',
    summary: 'Search among articles and announcements that are public',
    tag,
    needs: 'nobody',
    query: asked,
    answers: [200, schemas.hits],
    handle: async ({ caller, query }) => ({ items: await publicSearch(ground, await permitted(ground, 'guestsRead'), caller.language, wordsOf(query, ['q'])) }),
  }),
  ...(['article', 'announcement'] as const).map(name =>
    route({
      method: 'get',
      path: `/guest/${name}s/{id}`,
      summary: `One ${name} that is public`,
      tag,
      needs: 'nobody',
      answers: [200, schemas.open],
      handle: async ({ caller, params }) => publicRecord(ground, await permitted(ground, 'guestsRead'), caller.language, name, params.id ?? ''),
    }),
  ),
  route({
    method: 'post',
    path: '/guest/report',
    summary: 'Report something without signing in: a link to confirm it is mailed, at most one an hour to an address',
    tag,
    needs: 'nobody',
    body: { email: 'text', title: 'text', text: 'text?' },
    answers: [202, null],
    handle: async ({ body, caller }) =>
      offerReport(ground, await permitted(ground, 'guestsReport'), { ...body, text: body.text ?? '', language: caller.language, address: caller.address }),
  }),
  route({
    method: 'post',
    path: '/guest/report/check',
    summary: 'What a mailed link would report; changes nothing',
    tag,
    needs: 'nobody',
    body: { token: 'text' },
    answers: [200, schemas.report],
    handle: async ({ body }) => {
      const { email, title, text } = await waitingReport(ground, await permitted(ground, 'guestsReport'), body.token)
      return { email, title, text }
    },
  }),
  route({
    method: 'post',
    path: '/guest/report/confirm',
    summary: 'Report it, once',
    tag,
    needs: 'nobody',
    body: { token: 'text' },
    answers: [201, schemas.number],
    handle: async ({ body }) => confirmReport(ground, await permitted(ground, 'guestsReport'), body.token),
  }),
  ...files(ground),
]

async function permitted(ground: Ground, what: 'guestsRead' | 'guestsReport'): Promise<string> {
  const tenant = await onlyTenantOf(ground)
  await lets(ground, tenant, what)
  return tenant
}

/** What is no JSON: the colours, the logo, and pictures of public articles. */
const files = (ground: Ground): readonly Route[] => [
  file('/portal/brand.css', "The organisation's colours, as a stylesheet", 'text/css', async (_id, reply) => {
    const { colour, colourDark } = await portalSettingsOf(ground.store, await onlyTenantOf(ground))
    return reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(colour === null && colourDark === null ? '' : brandStyle(colour, colourDark))
  }),
  file('/portal/logo', "The organisation's logo", pictures, async (_id, reply) => {
    const tenant = await onlyTenantOf(ground)
    const [logo] = (await portalSettingsOf(ground.store, tenant)).logo ?? []
    if (logo === undefined) throw missing()
    return picture(reply, await pictureOf(ground, tenant, logo), 'public, max-age=86400')
  }),
  file('/guest/attachments/{id}', 'A picture of an article or announcement that is public', pictures, async (id, reply, language) =>
    picture(reply, await publicPicture(ground, await permitted(ground, 'guestsRead'), language, id), 'no-store'),
  ),
]

const pictures = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']

type Given = (id: string, reply: FastifyReply, language: 'en' | 'de') => Promise<FastifyReply>

const file = (path: string, summary: string, types: string | readonly string[], give: Given): Route => ({
  doc: {
    method: 'get',
    path,
    summary,
    tag,
    open: true,
    query: path.includes('{') ? {} : { v: { schema: { type: 'string' }, description: 'The version, so that browsers may keep it.' } },
    responses: { 200: types },
  },
  mount: (app: FastifyInstance) =>
    void app.get(path.replace('{id}', ':id'), { config: { open: true } }, async (request, reply) =>
      give((request.params as { readonly id?: string }).id ?? '', reply, languageOf(request)),
    ),
})

/** Nothing in it runs, whatever it is. */
const picture = async (reply: FastifyReply, { type, size, open }: Awaited<ReturnType<typeof pictureOf>>, keep: string): Promise<FastifyReply> =>
  reply
    .type(type)
    .header('content-length', size)
    .header('cache-control', keep)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .send(await open())

function wordsOf(query: Query, known: readonly string[]): string {
  const unknown = Object.keys(query).find(name => !known.includes(name))
  if (unknown !== undefined) throw malformed(`There is no parameter '${unknown.slice(0, 80)}' here. Known are: ${known.join(', ')}.`, 'unknown_parameter')
  const words = query.q ?? ''
  if (typeof words !== 'string' || words.length > 500) throw malformed('Search for at most 500 characters.', 'bad_parameter')
  return words
}

function limitOf(text: Query[string]): number {
  if (text === undefined) return 8
  const limit = Number(text)
  if (typeof text !== 'string' || !Number.isInteger(limit) || limit < 1 || limit > 20)
    throw malformed("'limit' is a whole number from 1 to 20.", 'bad_parameter')
  return limit
}

import { invalid } from '../../../kernel/errors.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { plainUnit } from '../../../kernel/records/internal.server.ts'
import { attempt, type Route, route, succeed } from '../../../people/index.server.ts'
import { working } from '../work.server.ts'
import { answers, decideByLink, gone, type LinkAnswer } from './decide.server.ts'
import { openLink, type Opened, standings } from './look.server.ts'
import { tenantOf } from './token.server.ts'

const tag = 'Approvals'
const string = { type: 'string' }
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const object = (properties: Record<string, unknown>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const text = object({ en: string, de: string })

const opened = object(
  {
    standing: { enum: ['good', ...Object.keys(standings)] },
    approval: object({
      number: string,
      title: string,
      step: string,
      subjectNumber: orNull(string),
      requester: orNull(string),
      approver: string,
      question: { type: 'boolean' },
      lines: { type: 'array', items: object({ path: string, label: text, value: text }) },
    }),
  },
  ['standing'],
)

/** Deciding by the link of a mail, for people who are not signed in. Both are sent, never fetched: what opens links by itself decides nothing. */
export function linkRoutes(ground: Ground): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/approval-links/look',
      summary: 'What the link of a mail asks to decide, or why it is no longer good; changes nothing',
      tag,
      needs: 'nobody',
      body: { token: 'text' },
      answers: [200, opened],
      handle: ({ body, caller }) => throttled(ground, caller, tenant => look(ground, tenant, body.token), body.token),
    }),
    route({
      method: 'post',
      path: '/approval-links/decide',
      summary: 'Decides by the link of a mail, once: approve, reject or askInformation',
      tag,
      needs: 'nobody',
      body: { token: 'text', answer: 'text', comment: 'text?' },
      answers: [200, object({ answer: { enum: answers } })],
      handle: async ({ body: { token, answer, comment }, caller }) => {
        if (!isAnswer(answer)) throw invalid('answer', `Use one of: ${answers.join(', ')}.`)
        return throttled(
          ground,
          caller,
          async tenant => {
            if (tenant === undefined) throw gone('unknown')
            await working(ground.store, tenant, (work, db) => decideByLink(work, db, tenant, { token, answer, comment: comment?.trim() || undefined }))
            return { answer }
          },
          token,
        )
      },
    }),
  ]
}

const isAnswer = (given: string): given is LinkAnswer => (answers as readonly string[]).includes(given)

const look = async ({ store }: Ground, tenant: string | undefined, token: string): Promise<Opened> =>
  tenant === undefined ? { standing: 'unknown' } : working(store, tenant, (work, db) => openLink(work, db, token))

/** Tries from one address, and with one link, before each further one has to wait. */
const [freeTries, longestWait] = [20, 15 * 60]

/** Every try counts until it has turned out well, so that nobody guesses, however many they send at once. */
async function throttled<T>(
  ground: Ground,
  caller: { readonly address: string; readonly language: 'en' | 'de' },
  work: (tenant: string | undefined) => Promise<T>,
  token: string,
): Promise<T> {
  const { store } = ground
  const [first = ''] = await ground.tenants()
  const { db } = plainUnit(store, first)
  const subject = `approval-link ${caller.address}`
  await attempt(db, first, store.now(), [{ subject, free: freeTries, longest: longestWait }], caller.language)
  const tenant = tenantOf(store.secret, token)
  const done = await work(tenant)
  if (tenant !== undefined && !isUnknown(done)) await succeed(db, [], [subject])
  return done
}

const isUnknown = (done: unknown): boolean => typeof done === 'object' && done !== null && 'standing' in done && done.standing === 'unknown'

import type { Text } from '../../../kernel/define/index.ts'
import { type OutAnswer, OutFailure } from '../../../kernel/http-out/index.server.ts'
import type { JobContext } from '../../../kernel/jobs/index.server.ts'
import { atomically, plainUnit } from '../../../kernel/records/internal.server.ts'
import type { HttpNode } from '../graph/graph.ts'
import { filled, words } from '../words.ts'
import type { FlowEngine } from './engine.ts'
import type { Journey } from './journey.server.ts'
import { fail, leave } from './moves.server.ts'
import { answersFrom, isRequest, type Request } from './nodes/http.server.ts'
import { secretFor } from './secret.server.ts'
import { open } from './step.server.ts'
import { holdToken, readProgress, readToken, type Token } from './tables.server.ts'
import { flowsMachine } from './machine.server.ts'
import { versionOf } from './version.server.ts'

/**
 * Sends what a step has made out, and writes down what came back. When a worker is killed in between, another one sends it again, under
 * the same `Idempotency-Key`; where the other side does not know such keys (`repeatable: false`), a person decides.
 */
export async function callOut(
  engine: FlowEngine,
  payload: Readonly<Record<string, unknown>>,
  { actor: { tenant }, records, signal }: JobContext,
): Promise<void> {
  const { db } = plainUnit(engine.store, tenant)
  const token = await readToken(db, String(payload.token))
  const isOurs = (t: Token | undefined): t is Token => t?.state === 'calling' && t.effect === payload.effect && t.attempt === payload.attempt
  const progress = token && (await readProgress(db, token.run))
  if (!isOurs(token) || !progress || progress.over) return
  const version = await versionOf(records, flowsMachine(tenant), engine.store.model, progress.version)
  const node = version.node(token.node)
  const request = token.kept?.request
  if (node?.kind !== 'http' || !isRequest(request)) return
  const settle = (work: (journey: Journey, token: Token) => Promise<void>): Promise<void> =>
    atomically(plainUnit(engine.store, tenant), { tenant }, async unit => {
      const journey = await open(unit, engine, tenant, token.run)
      const held = await holdToken(unit.db, token.id)
      if (!journey || !isOurs(held)) return
      await work(journey, held)
      await journey.goOn()
      journey.write()
    })
  if (node.repeatable === false) {
    if (token.kept?.sent === true) return settle((journey, held) => fail(journey, held, node, words.unsure, { final: true }))
    await settle(async (journey, held) => void journey.keep({ ...held, kept: { ...held.kept, sent: true } }))
  }
  const answer = await sent(engine, tenant, request, token, signal)
  await settle((journey, held) => heard(journey, { ...held, kept: { ...held.kept, sent: false } }, node, request, answer))
}

type Heard = OutAnswer | { readonly failure: Text }

async function sent(engine: FlowEngine, tenant: string, request: Request, { effect }: Token, signal: AbortSignal): Promise<Heard> {
  const { host, hostname } = new URL(request.url)
  const headers: Record<string, string> = {
    'idempotency-key': String(effect),
    ...(request.body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
  }
  for (const { name, value, secret, prefix } of request.headers) {
    const found = secret === undefined ? { text: value ?? '' } : await secretFor(engine.store, tenant, secret, hostname)
    if ('fault' in found) return { failure: found.fault }
    headers[name.toLowerCase()] = `${prefix ?? ''}${found.text}`
  }
  try {
    const { method, url, body } = request
    return await engine.out.send({ method, url, headers, ...(body === null ? {} : { body }), signal })
  } catch (failure) {
    if (failure instanceof OutFailure) return { failure: failure.words }
    // A header that cannot be, say: its text may be a secret and is not told.
    if (signal.aborted) throw failure
    return { failure: { en: `The request to ${host} could not be sent.`, de: `Die Anfrage an ${host} konnte nicht gesendet werden.` } }
  }
}

async function heard(journey: Journey, token: Token, node: HttpNode, request: Request, answer: Heard): Promise<void> {
  if ('failure' in answer) return fail(journey, token, node, answer.failure)
  const host = new URL(request.url).hostname
  const say = filled(words.answered, { host, status: answer.status, ms: answer.milliseconds })
  if (!accepts(node, answer.status)) return fail(journey, token, node, say)
  let values: Record<string, unknown>
  try {
    values = answersFrom(journey, node, answer.text)
  } catch (error) {
    // It was heard and done; to send it again would not make the answer another one.
    const told = error instanceof Error ? error.message : String(error)
    return fail(journey, token, node, { en: told, de: told }, { final: true })
  }
  journey.setVariables(values)
  journey.tell(token, 'did', say)
  await leave(journey, { ...token, state: 'ready' }, node, 'next')
}

const accepts = ({ accepts: wanted }: HttpNode, status: number): boolean => (wanted?.length ? wanted.includes(status) : status >= 200 && status < 300)

import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import sql from 'sql-template-tag'
import type { TenantDatabase } from '../../kernel/database/index.ts'
import type { Model, RecordType } from '../../kernel/define/index.ts'
import type { Failure } from '../../kernel/errors.ts'
import { newId } from '../../kernel/id.server.ts'
import { identityOf } from '../http/authenticate.server.ts'

/** An attempt that was refused, without anything of what was sent. */
interface Attempt {
  readonly method: string
  readonly path: string
  readonly type: RecordType | undefined
  readonly record: string | null
}

/**
 * Keeps what somebody who is known tried and may not do. Those whom nobody knows are met by the throttle, and leave no
 * rows. What cannot be kept must not change the answer: it is logged.
 */
export const keepRefusals =
  (dbOf: (tenant: string) => TenantDatabase, model: Model, now: () => string, log: FastifyBaseLogger) =>
  async (request: FastifyRequest, failure: Failure): Promise<void> => {
    const identity = identityOf(request)
    if (failure.kind !== 'refused' || !identity) return
    const { method, path, type, record } = attempt(model, request)
    const { tenant } = identity.actor
    const at = now()
    await dbOf(tenant)
      .query(
        sql`insert into refusal as r (tenant_id, id, at, minute, person_id, person_name, address, method, path, record_type, record, code, count)
            values (${tenant}::uuid, ${newId()}::uuid, ${at}::timestamptz, ${`${at.slice(0, 16)}:00Z`}::timestamptz, ${identity.person.id}::uuid,
              ${identity.person.name}, ${request.ip}, ${method}, ${path}, ${type?.name ?? ''}, ${record}, ${failure.code ?? 'refused'}, 1)
            on conflict (tenant_id, person_id, minute, method, path, record_type, code) do update set count = r.count + 1`,
      )
      .catch((error: unknown) => log.error({ err: error }, 'a refused attempt could not be kept'))
  }

/** The address as the routes name it: of what the caller wrote only what names a record of ours. */
function attempt(model: Model, request: FastifyRequest): Attempt {
  const { collection, id, verb } = (request.params ?? {}) as Readonly<Record<string, string | undefined>>
  const pattern = (request.routeOptions.url ?? '').replace(/^\/api\/v1/, '')
  const [first = ''] = (collection ?? pattern.slice(1)).split('/')
  const type = model.byPath(first)
  const known = verb !== undefined && type !== undefined && Object.hasOwn(type.definition.transitions ?? {}, verb)
  const path = pattern
    .replace(':collection', type?.path ?? '{collection}')
    .replace(':verb', known ? verb : '{verb}')
    .replace(/:(\w+)/g, '{$1}')
  return { method: request.method, path, type, record: id !== undefined && isName.test(id) ? id : null }
}

/** An id or a number of a record, and nothing else that somebody may have put in its place. */
const isName = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z]{2,8}\d{1,12})$/i

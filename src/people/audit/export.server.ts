import { csvLine } from '../../kernel/exchange/index.server.ts'
import type { AuditEntry, AuditPage } from './entry.ts'

const columns = [
  'at',
  'kind',
  'act',
  'who',
  'whoId',
  'recordType',
  'record',
  'transition',
  'channel',
  'changes',
  'reason',
  'person',
  'address',
  'about',
  'attempt',
  'code',
  'count',
] as const

export async function* auditCsv(pages: AsyncIterable<AuditPage>): AsyncGenerator<string> {
  yield csvLine([...columns])
  for await (const { items } of pages) yield items.map(entry => csvLine(cells(entry))).join('')
}

const cells = ({ at, kind, act, actor, record, transition, channel, changes, reason, person, address, about, attempt }: AuditEntry): string[] =>
  [
    at,
    kind,
    act,
    actor.name,
    actor.id,
    record?.type,
    record?.id,
    transition,
    channel,
    Object.keys(changes).length > 0 ? JSON.stringify(changes) : null,
    reason,
    person,
    address,
    about,
    attempt && `${attempt.method} ${attempt.path}`,
    attempt?.code,
    attempt?.count,
  ].map(value => (value === null || value === undefined ? '' : String(value)))

export async function* auditJson(pages: AsyncIterable<AuditPage>): AsyncGenerator<string> {
  let opening = '[\n'
  for await (const { items } of pages) {
    for (const entry of items) {
      yield `${opening}${JSON.stringify(entry)}`
      opening = ',\n'
    }
  }
  yield opening === '[\n' ? '[]\n' : '\n]\n'
}

/**
 * What one person reads of one record: everything they are told is made of this alone. It asks with their own rights, as their
 * browser would, so that no template and no channel can tell anybody what they could not look up.
 */
import { Failure } from '../../kernel/errors.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import type { Entry } from '../../kernel/history/entry.ts'
import type { Records, Row } from '../../kernel/records/index.server.ts'
import type { Acting } from '../../people/index.server.ts'
import type { Desk } from './desk.server.ts'

export interface Reading {
  readonly acting: Acting
  readonly type: RecordType
  readonly row: Row
  /** What the records are called that it names; asked for when first needed. */
  readonly titles: () => ReturnType<Records['titles']>
  /** Of those asked for, the entries of the history that they may read, by number. */
  readonly entries: ReadonlyMap<number, Entry>
}

/** Undefined where they may not read the record at all. */
export async function read({ records }: Desk, acting: Acting, type: RecordType, record: string, seqs: readonly number[]): Promise<Reading | undefined> {
  const { actor } = acting
  try {
    const row: Row = await records.get(actor, type.definition, record)
    const entries = new Map<number, Entry>()
    const oldest = Math.min(...seqs)
    let cursor: string | null | undefined
    do {
      const page = await records.timeline(actor, type.definition, row.id, { newestFirst: true, limit: 50, ...(cursor ? { cursor } : {}) })
      for (const entry of page.items) if (seqs.includes(entry.seq)) entries.set(entry.seq, entry)
      cursor = (page.items.at(-1)?.seq ?? Number.POSITIVE_INFINITY) > oldest ? page.next : null
    } while (cursor)
    if (entries.size === 0 && seqs.length > 0) return undefined
    return { acting, type, row, titles: once(() => records.titles(actor, type.definition, [row])), entries }
  } catch (error) {
    if (error instanceof Failure && error.kind === 'missing') return undefined
    throw error
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined
  return () => (done ??= work())
}

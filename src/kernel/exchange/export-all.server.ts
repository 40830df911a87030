import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import sql, { raw } from 'sql-template-tag'
import type { FileStore } from '../attachments/index.server.ts'
import { canonicalJson } from '../canonical.ts'
import type { Queryable } from '../database/index.server.ts'
import { fieldsOf, type Model, type RecordType } from '../define/index.ts'
import { conflict } from '../errors.ts'
import { isEmpty, type Store, type StoredRow } from '../records/internal.server.ts'
import { attachmentsFile, type FileFacts, format, formatVersion, historyFile, leftOut, type Manifest, recordsFile, schemasOf } from './format.ts'
import { allAttachments, allEntries, allRecords, type StoredEntry } from './whole-tables.server.ts'

export interface ExportOptions {
  readonly store: Store
  readonly tenant: string
  readonly files: FileStore
  /** A folder that does not exist, or has nothing in it. */
  readonly folder: string
  readonly progress?: (file: string) => void
}

export interface Exported {
  readonly folder: string
  readonly records: Readonly<Record<string, number>>
  readonly entries: number
  readonly attachments: number
  /** Files of attachments whose bytes are lost. */
  readonly lost: readonly string[]
}

/** Writes everything of a tenant as of one moment into open files; `format.ts` says which. @throws conflict if the folder is not empty */
export async function exportAll({ store, tenant, files, folder, progress = () => {} }: ExportOptions): Promise<Exported> {
  const { model } = store
  await prepare(folder)
  const facts: Record<string, FileFacts> = {}
  const write = async (path: string, lines: AsyncIterable<string>) => {
    progress(path)
    facts[path] = await writeLines(join(folder, path), lines)
  }
  const { numbers, hashes } = await store.database.for(tenant).transaction(async tx => {
    await tx.query(sql`set transaction isolation level repeatable read, read only`)
    for (const type of model.types) await write(recordsFile(type), recordLines(tx, type))
    await write(historyFile, entryLines(tx))
    const found = new Set<string>()
    await write(attachmentsFile, attachmentLines(tx, found))
    return { numbers: await lastNumbers(tx, model), hashes: found }
  })
  progress('files')
  const lost = await copyFiles(files, folder, hashes)
  const manifest: Manifest = { format, version: formatVersion, leftOut, files: facts, numbers, types: schemasOf(model) }
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(JSON.parse(canonicalJson(manifest)), undefined, 2)}\n`, { mode: 0o600 })
  return {
    folder,
    records: Object.fromEntries(model.types.map(type => [type.name, facts[recordsFile(type)]?.lines ?? 0])),
    entries: facts[historyFile]?.lines ?? 0,
    attachments: facts[attachmentsFile]?.lines ?? 0,
    lost,
  }
}

async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw conflict(`The folder ${folder} is not empty. Name a new one.`, 'folder_not_empty')
  await mkdir(join(folder, 'records'), { mode: 0o700 })
  await mkdir(join(folder, 'files'), { mode: 0o700 })
}

/** Some lines at once: a write for each is ten times slower. */
async function writeLines(path: string, lines: AsyncIterable<string>): Promise<FileFacts> {
  const hash = createHash('sha256')
  let count = 0
  async function* pieces(): AsyncGenerator<string> {
    let text = ''
    for await (const line of lines) {
      text += `${line}\n`
      count += 1
      if (text.length < 200_000) continue
      hash.update(text)
      yield text
      text = ''
    }
    hash.update(text)
    yield text
  }
  await pipeline(pieces, createWriteStream(path, { mode: 0o600, flush: true }))
  return { lines: count, sha256: hash.digest('hex') }
}

async function* recordLines(db: Queryable, type: RecordType): AsyncGenerator<string> {
  for await (const stored of allRecords(db, type)) yield canonicalJson(recordLine(type, stored))
}

function recordLine(type: RecordType, { id, version, custom, row, seq, hash }: StoredRow): object {
  const filled = fieldsOf(type).flatMap(([name]) => (isEmpty(row[name]) ? [] : [[name, row[name]] as const]))
  const kept = isNothing(custom) ? {} : { custom }
  return { ...Object.fromEntries(filled), ...kept, id, version, history: { seq, hash: hash.toString('hex') } }
}

const isNothing = (custom: unknown): boolean => typeof custom !== 'object' || custom === null || Object.keys(custom).length === 0

async function* entryLines(db: Queryable): AsyncGenerator<string> {
  for await (const entry of allEntries(db)) yield entryLine(entry)
}

/** The changes stand as they were written, because the hash was taken of that very text. */
function entryLine({ changes, actorId, actorName, ...entry }: StoredEntry): string {
  const actor = actorId === null ? { name: actorName } : { id: actorId, name: actorName }
  const filled = Object.fromEntries(Object.entries({ ...entry, actor }).filter(([, value]) => value !== null))
  const text = readsBack(changes) ? changes : JSON.stringify(changes)
  return canonicalJson({ ...filled, changes: null }).replace('"changes":null', () => `"changes":${text}`)
}

function readsBack(json: string): boolean {
  try {
    return JSON.stringify(JSON.parse(json)) === json
  } catch {
    return false
  }
}

async function* attachmentLines(db: Queryable, hashes: Set<string>): AsyncGenerator<string> {
  for await (const attachment of allAttachments(db)) {
    if (attachment.sha256 !== null) hashes.add(attachment.sha256)
    yield canonicalJson(Object.fromEntries(Object.entries(attachment).filter(([, value]) => value !== null)))
  }
}

async function lastNumbers(db: Queryable, model: Model): Promise<Record<string, number>> {
  const numbers: Record<string, number> = {}
  for (const type of model.types) {
    if (type.definition.numbered === undefined) continue
    const [drawn] = await db.query<{ last: number | null }>(sql`select case when is_called then last_value end as last from app.${raw(`${type.table}_number`)}`)
    if (drawn && drawn.last !== null) numbers[type.name] = drawn.last
  }
  return numbers
}

async function copyFiles(files: FileStore, folder: string, hashes: ReadonlySet<string>): Promise<string[]> {
  const lost: string[] = []
  for (const sha256 of [...hashes].sort()) {
    if (await files.has(sha256)) await pipeline(await files.open(sha256), createWriteStream(join(folder, 'files', sha256), { mode: 0o600 }))
    else lost.push(sha256)
  }
  return lost
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import sql, { raw } from 'sql-template-tag'
import type { FileStore } from '../attachments/index.server.ts'
import type { Database, Queryable } from '../database/index.server.ts'
import type { Model, RecordType } from '../define/index.ts'
import { conflict, malformed } from '../errors.ts'
import { type Tampered, verifyWithin } from '../history/verify.server.ts'
import { insertStored } from '../records/internal.server.ts'
import { attachmentsFile, historyFile, recordsFile } from './format.ts'
import { linesOf } from './lines.server.ts'
import { attachmentFrom, entryFrom, recordFrom } from './read-lines.ts'
import { type Contents, readContents } from './read-manifest.server.ts'
import { insertAttachments, insertEntries } from './whole-tables.server.ts'

export interface ImportAllOptions {
  readonly model: Model
  readonly tenant: string
  readonly files: FileStore
  readonly folder: string
  /** As the owner of the tables, without a limit of time: only the owner may take away what an empty installation begins with. */
  readonly owner: Database
  /** Who writes what an installation begins with: what this name has made, and nobody has touched, gives way. */
  readonly seededBy: string
  readonly progress?: (file: string) => void
}

export interface ImportedAll {
  readonly records: Readonly<Record<string, number>>
  readonly entries: number
  readonly attachments: number
}

/**
 * Takes over an export into an installation with nothing in it. Ids, numbers, versions and histories with their
 * hashes stay what they are. All of it is one transaction: it happens wholly, or not at all.
 * @throws conflict if something is there already, malformed if the export is not whole or was changed
 */
export async function importAll(options: ImportAllOptions): Promise<ImportedAll> {
  const { model, tenant, folder, owner, progress = () => {} } = options
  const contents = await readContents(folder, model)
  await mustBeEmpty(owner.for(tenant), options)
  const work = owner.for(tenant).transaction(async tx => {
    await tx.query(sql`set constraints all deferred`)
    await mustBeEmpty(tx, options)
    await takeAwaySeeds(tx, model, tenant)
    const records: Record<string, number> = {}
    for (const type of model.types) {
      progress(recordsFile(type))
      records[type.name] = await importRecords(tx, tenant, folder, contents, type)
    }
    progress(historyFile)
    const entries = await importEntries(tx, tenant, folder, contents)
    progress(attachmentsFile)
    const attachments = await importAttachments(tx, options, contents)
    progress('checking')
    await check(tx, model)
    await setNumbers(tx, model, contents)
    return { records, entries, attachments }
  })
  return work.catch((error: unknown) => {
    throw inWords(error)
  })
}

/** What a constraint of the database has against the records of the export. */
function inWords(error: unknown): unknown {
  const { code, detail = '', table = '' } = error as { code?: string; detail?: string; table?: string }
  if (code === '23503') return malformed(`A record of ${table} names another that is not in the export. ${detail}`, 'bad_export')
  if (code === '23505') return malformed(`Two records of ${table} have what only one may have. ${detail}`, 'bad_export')
  return error
}

async function mustBeEmpty(db: Queryable, { model, seededBy }: ImportAllOptions): Promise<void> {
  const [touched] = await db.query<{ record_type: string; actor_name: string; at: string }>(
    sql`select record_type, actor_name, at from history where not (actor_name = ${seededBy} and actor_id is null and channel = 'cli') limit 1`,
  )
  if (!touched) return
  const [counted] = await db.query<{ n: number }>(sql`select count(distinct record_id)::integer as n from history`)
  const what = model.find(touched.record_type)?.definition.label.one.en.toLowerCase() ?? touched.record_type
  throw conflict(
    `This installation is not empty: it holds ${counted?.n ?? 'some'} records, such as one (${what}) by ${touched.actor_name}. An export is imported into an empty one: give MAINSTAY_DATA a new folder, or DATABASE_URL a new database.`,
    'not_empty',
  )
}

async function takeAwaySeeds(tx: Queryable, model: Model, tenant: string): Promise<void> {
  for (const type of model.types) await tx.query(sql`delete from ${raw(`"${type.table}"`)}`)
  await tx.query(sql`delete from store.history where tenant_id = ${tenant}::uuid`)
}

async function importRecords(tx: Queryable, tenant: string, folder: string, contents: Contents, type: RecordType): Promise<number> {
  const path = recordsFile(type)
  return inBatches(
    folder,
    path,
    contents,
    (text, where) => recordFrom(type, text, where),
    rows => tx.query(insertStored(tenant, type, rows)),
  )
}

const importEntries = (tx: Queryable, tenant: string, folder: string, contents: Contents): Promise<number> =>
  inBatches(folder, historyFile, contents, entryFrom, entries => tx.query(insertEntries(tenant, entries)))

/** The bytes are kept before the attachment that names them; a file that nothing names does no harm. */
async function importAttachments(tx: Queryable, { tenant, folder, files }: ImportAllOptions, contents: Contents): Promise<number> {
  return inBatches(folder, attachmentsFile, contents, attachmentFrom, async lines => {
    for (const { sha256, removedAt } of lines) if (!(await files.has(sha256))) await takeFile(files, folder, sha256, removedAt !== undefined)
    await tx.query(insertAttachments(tenant, lines))
  })
}

async function takeFile(files: FileStore, folder: string, sha256: string, mayLack: boolean): Promise<void> {
  const path = join(folder, 'files', sha256)
  const found = await hashOfFile(path)
  if (found === undefined && mayLack) return
  if (found === undefined) throw malformed(`files/${sha256} is missing.`, 'bad_export')
  if (found !== sha256) throw malformed(`files/${sha256} is not the file that was exported: its bytes are others.`, 'bad_export')
  await files.put(createReadStream(path) as AsyncIterable<Uint8Array>)
}

async function hashOfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}

const linesAtOnce = 500

/** Reads the lines of a file, some at once; there must be as many as the manifest says. */
async function inBatches<T>(
  folder: string,
  path: string,
  contents: Contents,
  read: (text: string, where: string) => T,
  write: (lines: readonly T[]) => Promise<unknown>,
): Promise<number> {
  const expected = contents.files.get(path)?.lines
  if (expected === undefined) return 0
  let count = 0
  let batch: T[] = []
  for await (const text of linesOf(join(folder, path))) {
    count += 1
    batch.push(read(text, `${path}, line ${count}`))
    if (batch.length < linesAtOnce) continue
    await write(batch)
    batch = []
  }
  if (batch.length > 0) await write(batch)
  if (count !== expected) throw malformed(`${path} has ${count} lines, and its manifest says ${expected}.`, 'bad_export')
  return count
}

/** References lead somewhere, and every history holds: what was changed by hand is not taken over. */
async function check(tx: Queryable, model: Model): Promise<void> {
  await tx.query(sql`set constraints all immediate`)
  const found: Tampered[] = []
  const { tampered } = await verifyWithin(tx, model, t => {
    if (found.length < 5) found.push(t)
  })
  if (tampered === 0) return
  const said = found.map(t => `  ${t.type} ${t.number ?? t.id}: ${t.faults.join('; ')}`)
  throw malformed(`${tampered} records of this export are not what their histories say, so nothing was imported:\n${said.join('\n')}`, 'bad_export')
}

async function setNumbers(tx: Queryable, model: Model, { numbers }: Contents): Promise<void> {
  for (const [name, last] of numbers) await tx.query(sql`select setval(${`app.${model.type(name).table}_number`}::regclass, ${last}::bigint)`)
}

import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { stringify } from 'yaml'
import { type Actor, machine } from '../../kernel/actor.ts'
import type { Attachments } from '../../kernel/attachments/index.server.ts'
import { all, differs, equals, type RowOf, type Rule } from '../../kernel/define/index.ts'
import { Failure, malformed } from '../../kernel/errors.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { article, articleVersion } from '../../practices/knowledge/index.ts'
import { withLinks } from './links.ts'
import { type Topics, topicsFor } from './topics.server.ts'

type Article = RowOf<typeof article>

export interface FolderExport {
  readonly records: Records
  readonly attachments: Attachments
  readonly tenant: string
  /** A folder that is not there yet, or is empty. */
  readonly to: string
  /** Drafts too, as they are being written; else what readers see. */
  readonly drafts?: boolean
  /** Whose rights count; everything unless told. */
  readonly actor?: Actor
}

export interface ExportReport {
  readonly to: string
  readonly articles: number
  readonly files: number
}

/**
 * Writes articles as a folder of Markdown that can be imported again: the path of each as it came or by its title, links between articles
 * as links between files, pictures beside them.
 * @throws malformed where the folder holds something already
 */
export async function exportFolder(options: FolderExport): Promise<ExportReport> {
  const { to, records, tenant } = options
  if ((await readdir(to).catch(() => [])).length > 0) throw malformed(`${to} is not empty. Name a new folder.`, 'not_empty')
  const actor = options.actor ?? machine(tenant, 'markdown-folder', 'cli')
  const rows = await articles(records, actor, options.drafts ? differs('state', 'retired') : equals('live', true))
  const paths = pathsOf(rows)
  const topics = await topicsFor(records, actor)
  let files = 0
  for (const row of rows) {
    const path = paths.get(row.id) ?? ''
    const { title, body } = await textOf(options, actor, row)
    const shown = await filesIn(options, actor, body)
    const linked = withLinks(body, ({ target }) => written(target, path, paths, shown))
    await put(join(to, path), `---\n${stringify(headOf(row, title, topics))}---\n\n${linked}\n`)
    for (const file of shown.values()) await put(join(to, dirname(path), file.path), await buffer(await file.open()))
    files += shown.size
  }
  return { to, articles: rows.length, files }
}

async function articles(records: Records, actor: Actor, filter: Rule): Promise<Article[]> {
  const rows: Article[] = []
  let cursor: string | undefined
  do {
    const page = await records.find(actor, article, { filter, sort: ['number'], limit: 200, ...(cursor === undefined ? {} : { cursor }) })
    rows.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return rows
}

/** What was written, with blocks by their name where the writer's own text may be read; else what readers see. */
async function textOf({ records, drafts }: FolderExport, actor: Actor, row: Article): Promise<{ title: string; body: string }> {
  if (drafts && row.body !== undefined) return { title: row.title, body: row.body ?? '' }
  const { items } = await records.find(actor, articleVersion, { filter: all(equals('article', row.id), equals('current', true)), limit: 1 })
  return { title: row.heading ?? row.title, body: items[0]?.body ?? row.published ?? '' }
}

/** Each its own: two titles alike get a number behind them. */
function pathsOf(rows: readonly Article[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    rows.map(row => {
      const wanted = row.origin?.replace(/\.[^./]+$/, '') ?? (slugOf(row.heading ?? row.title) || row.number.toLowerCase())
      const path = taken.has(wanted) ? `${wanted}-${row.number.toLowerCase()}` : wanted
      taken.add(path)
      return [row.id, `${path}.md`]
    }),
  )
}

const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)

const headOf = (row: Article, title: string, topics: Topics): Record<string, unknown> => ({
  title,
  number: row.number,
  language: row.language,
  kind: row.kind,
  ...(typeof row.topic === 'string' && topics.named(row.topic) !== undefined ? { topic: topics.named(row.topic) } : {}),
  ...(row.keywords && row.keywords.length > 0 ? { keywords: row.keywords } : {}),
})

const attached = /^\/api\/v1\/attachments\/([0-9a-f-]{36})/i

/** As it is written in the file: what leads elsewhere stays. */
function written(target: string, from: string, paths: ReadonlyMap<string, string>, shown: ReadonlyMap<string, Shown>): string {
  const [, id, anchor = ''] = /^article:([0-9a-f-]{36})(#.*)?$/i.exec(target) ?? []
  const other = id === undefined ? undefined : paths.get(id)
  if (other !== undefined) return `${posix.relative(posix.dirname(from), other) || posix.basename(other)}${anchor}`
  return shown.get(attached.exec(target)?.[1] ?? '')?.path ?? target
}

interface Shown {
  readonly path: string
  readonly open: () => Promise<Readable>
}

/** The files that a text shows, by their id. One that is gone, or that the reader may not see, is left out. */
async function filesIn({ attachments }: FolderExport, actor: Actor, body: string): Promise<ReadonlyMap<string, Shown>> {
  const ids = new Set<string>()
  withLinks(body, ({ target }) => {
    const id = attached.exec(target)?.[1]
    if (id !== undefined) ids.add(id)
    return target
  })
  const shown = new Map<string, Shown>()
  for (const id of ids) {
    const found = await attachments.read(actor, id).catch((error: unknown) => {
      if (error instanceof Failure) return undefined
      throw error
    })
    if (found) shown.set(id, { path: `images/${id.slice(-12)}-${safeName(found.attachment.name)}`, open: found.open })
  }
  return shown
}

const safeName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^\.+/, '')
    .slice(-100)

async function put(path: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes, { flag: 'wx' })
}

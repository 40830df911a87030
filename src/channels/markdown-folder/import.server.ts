import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { type Actor, machine } from '../../kernel/actor.ts'
import type { Attachments } from '../../kernel/attachments/index.server.ts'
import { type InputOf, oneOf, type RowOf } from '../../kernel/define/index.ts'
import { Failure, malformed } from '../../kernel/errors.ts'
import { newId } from '../../kernel/id.server.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { article } from '../../practices/knowledge/index.ts'
import { type AddressBook, addressBook } from './address-book.ts'
import { readArchive } from './archive.server.ts'
import { readFolder } from './folder.server.ts'
import { type Limits, standardLimits } from './limits.ts'
import { anchorOf, isLocal, withLinks } from './links.ts'
import { isPage, type Page, pageOf } from './page.ts'
import { checkPicture } from './picture.ts'
import type { FolderReport } from './report.ts'
import type { SourceFile } from './source-file.ts'
import { type Topics, topicsFor } from './topics.server.ts'

type Article = RowOf<typeof article>

export interface FolderImport {
  readonly records: Records
  readonly attachments: Attachments
  readonly tenant: string
  /** A folder, or an archive of one. */
  readonly from: string
  readonly openTo?: NonNullable<Article['openTo']>
  /** Publishes what is taken in; else it is left as drafts. */
  readonly publish?: boolean
  /** Who answers for the articles: the id of a person. */
  readonly owner?: string
  readonly language?: string
  /** Takes the folder's text also where an article was changed here since. */
  readonly overwrite?: boolean
  readonly dryRun?: boolean
  readonly limits?: Limits
  readonly progress?: (done: number, total: number) => void
}

/**
 * Takes a folder of Markdown in: each page becomes an article, links between pages lead to articles, pictures and other files hang on the
 * article that shows them. Everything is read and judged before anything is written. Can be run again: an article is known by its path,
 * and left as it is where its page has not changed.
 * @throws malformed where the folder cannot be taken in; then nothing was written
 */
export async function importFolder(options: FolderImport): Promise<FolderReport> {
  const { from, limits = standardLimits } = options
  const files = await read(from, limits)
  for (const file of files) checkPicture(file, limits)
  const folder = understood(files)
  const known = await knownArticles(options, folder.pages)
  const topics = await topicsFor(options.records, importer(options.tenant))
  const ids = new Map(folder.pages.map(({ path }) => [path, known.get(path)?.id ?? newId()]))
  const book = addressBook(
    folder.pages,
    files.map(file => file.path),
  )
  const tally = { ...emptyTally(), held: [...folder.held] }
  for (const [at, page] of folder.pages.entries()) {
    options.progress?.(at, folder.pages.length)
    const ready = linked(page, { ids, book, tally })
    await taken(options, { page, ready, was: known.get(page.path), id: ids.get(page.path) ?? newId(), files: folder.files, topics }, tally)
  }
  return reportOf(options, files.length, folder.pages, tally)
}

async function read(from: string, limits: Limits): Promise<SourceFile[]> {
  const found = await stat(from).catch(() => undefined)
  if (!found) throw malformed(`There is no file or folder ${from}.`, 'no_such_file')
  if (found.isDirectory()) return readFolder(from, limits)
  if (/\.(tar\.gz|tgz|tar)$/i.test(from)) return readArchive(from, limits)
  throw malformed(`${from} is neither a folder nor an archive that ends in .tar.gz, .tgz or .tar. Unpack it, and name the folder.`, 'bad_archive')
}

interface Folder {
  readonly pages: readonly Page[]
  readonly held: FolderReport['held']
  readonly files: ReadonlyMap<string, SourceFile>
}

function understood(files: readonly SourceFile[]): Folder {
  const pages: Page[] = []
  const held: FolderReport['held'][number][] = []
  for (const file of files.filter(f => isPage(f.path))) {
    try {
      pages.push(pageOf(file))
    } catch (error) {
      held.push({ path: file.path, why: `${(error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/[.:]+$/, '') ?? ''}.` })
    }
  }
  return { pages, held, files: new Map(files.map(file => [file.path, file])) }
}

async function knownArticles({ records, tenant }: FolderImport, pages: readonly Page[]): Promise<ReadonlyMap<string, Article>> {
  const known = new Map<string, Article>()
  for (let at = 0; at < pages.length; at += 400) {
    const paths = pages.slice(at, at + 400).map(page => page.path)
    const { items } = await records.find(importer(tenant), article, { filter: oneOf('origin', paths), limit: 500 })
    for (const row of items) if (row.origin !== null) known.set(row.origin, row)
  }
  return known
}

const importer = (tenant: string): Actor => machine(tenant, 'markdown-folder', 'import')

interface Tally {
  created: number
  updated: number
  unchanged: number
  linksKept: number
  readonly lost: FolderReport['links']['lost'][number][]
  picturesKept: number
  readonly missing: FolderReport['pictures']['missing'][number][]
  readonly held: FolderReport['held'][number][]
}

const emptyTally = (): Tally => ({ created: 0, updated: 0, unchanged: 0, linksKept: 0, lost: [], picturesKept: 0, missing: [], held: [] })

/** A page whose links lead where they lead here, and the files it shows, by the id that each will have. */
interface Ready {
  readonly body: string
  readonly shows: ReadonlyMap<string, string>
}

function linked(page: Page, { ids, book, tally }: { ids: ReadonlyMap<string, string>; book: AddressBook; tally: Tally }): Ready {
  const shows = new Map<string, string>()
  const body = withLinks(page.body, ({ target, picture }) => {
    if (!isLocal(target)) return target
    const other = picture ? undefined : book.page(target, page.path)
    const id = other === undefined ? undefined : ids.get(other)
    if (id !== undefined) {
      tally.linksKept += 1
      return `article:${id}${anchorOf(target)}`
    }
    const file = book.file(target, page.path)
    if (file === undefined) {
      ;(picture ? tally.missing : tally.lost).push({ path: page.path, target })
      return target
    }
    tally.picturesKept += 1
    const as = shows.get(file) ?? newId()
    shows.set(file, as)
    return `/api/v1/attachments/${as}${picture ? '?inline=1' : ''}`
  })
  return { body, shows }
}

interface Taking {
  readonly page: Page
  readonly ready: Ready
  readonly was: Article | undefined
  readonly id: string
  readonly files: ReadonlyMap<string, SourceFile>
  readonly topics: Topics
}

async function taken(options: FolderImport, taking: Taking, tally: Tally): Promise<void> {
  const { page, ready, was, files } = taking
  const source = digest([
    page.title,
    page.body,
    ...page.keywords,
    ...(page.topic === undefined ? [] : [`topic: ${page.topic}`]),
    ...[...ready.shows.keys()].map(path => digest([files.get(path)?.bytes ?? ''])),
  ])
  const [knownSource, knownText] = was?.originDigest?.split(':') ?? []
  if (was && knownSource === source) return void (tally.unchanged += 1)
  const changedHere = was !== undefined && knownText !== undefined && knownText !== digest([was.title, was.body ?? ''])
  if (changedHere && !options.overwrite)
    return void tally.held.push({
      path: page.path,
      why: `${was.number} was changed here since it was imported. Import with --overwrite to take the folder's text, or take the change over by hand.`,
    })
  try {
    if (!options.dryRun) await written(options, taking, source)
    tally[was ? 'updated' : 'created'] += 1
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    tally.held.push({ path: page.path, why: error.faults.map(fault => `${fault.field}: ${fault.message}`).join(' ') || error.message })
  }
}

/** First the text, then its files, last that it is whole: what was broken off is done again by the next run. */
async function written(options: FolderImport, { page, ready, was, id, files, topics }: Taking, source: string): Promise<void> {
  const { records, attachments, tenant } = options
  const actor = importer(tenant)
  const { title, body, keywords } = { ...page, body: ready.body }
  const topic = topics.of(page)
  // On which page an article stands may have been changed here; only a page that names one itself says more.
  const input: InputOf<typeof article> = { title, body, keywords, ...(page.topic === undefined || topic === undefined ? {} : { topic }) }
  if (!was) {
    const more = {
      ...(topic === undefined ? {} : { topic }),
      openTo: options.openTo ?? 'internal',
      kind: kindOf(page.kind),
      language: languageOf(page.language ?? options.language),
      ...(options.owner === undefined ? {} : { owner: options.owner }),
    } as const
    await records.create(actor, article, { ...input, ...more }, { given: { id, origin: page.path } })
  } else {
    if (was.state === 'retired') await records.transition(actor, article, id, 'restore')
    else if (was.state === 'published' || was.state === 'outdated') await records.transition(actor, article, id, 'revise')
    await records.change(actor, article, id, input)
  }
  for (const [path, as] of ready.shows) {
    const file = files.get(path)
    if (!file) continue
    const received = await attachments.take({ name: path.split('/').at(-1) ?? path, stream: streamOf(file.bytes) })
    await attachments.keep(actor, article, id, received, 'public', { as })
  }
  if ((options.publish || was?.live) && !page.isTemplate) await records.transition(actor, article, id, 'publish')
  const now = await records.get(actor, article, id)
  await records.change(actor, article, id, {}, { given: { originDigest: `${source}:${digest([now.title, now.body ?? ''])}` } })
}

const kindOf = (kind: string | undefined): NonNullable<Article['kind']> => {
  const words = article.fields.kind.options.words ?? {}
  return (kind !== undefined && Object.hasOwn(words, kind) ? kind : 'howTo') as NonNullable<Article['kind']>
}

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const languageOf = (code: string | undefined): NonNullable<Article['language']> => {
  const words = article.fields.language.options.words ?? {}
  return (code !== undefined && Object.hasOwn(words, code) ? code : 'en') as NonNullable<Article['language']>
}

/** Short enough for two of them to stand in one field. */
function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\u0000')
  return hash.digest('hex').slice(0, 32)
}

function reportOf({ from, dryRun = false }: FolderImport, files: number, pages: readonly Page[], tally: Tally): FolderReport {
  const marks = pages.flatMap(page => page.unknown)
  return {
    from,
    dryRun,
    files,
    created: tally.created,
    updated: tally.updated,
    unchanged: tally.unchanged,
    templates: pages.filter(page => page.isTemplate).map(page => page.path),
    links: { kept: tally.linksKept, lost: tally.lost },
    pictures: { kept: tally.picturesKept, missing: tally.missing },
    held: tally.held,
    unknownMarks: Object.fromEntries([...Map.groupBy(marks, mark => mark)].map(([mark, all]) => [mark, all.length])),
  }
}

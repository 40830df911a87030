import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Model, nearest } from '../define/index.ts'
import { malformed } from '../errors.ts'
import { attachmentsFile, type FileFacts, format, formatVersion, historyFile, recordsFile } from './format.ts'
import { Line } from './read-lines.ts'

/** What the manifest of an export says, as far as reading it needs to know. */
export interface Contents {
  readonly files: ReadonlyMap<string, FileFacts>
  readonly numbers: ReadonlyMap<string, number>
}

const most = 20_000_000

/** Reads the manifest, and that every file is there as it was written. @throws malformed, saying what is wrong */
export async function readContents(folder: string, model: Model): Promise<Contents> {
  const contents = readManifest(await manifestText(folder), model)
  for (const [path, facts] of contents.files) await checkFile(folder, path, facts)
  return contents
}

async function manifestText(folder: string): Promise<string> {
  const path = join(folder, 'manifest.json')
  const size = (await stat(path).catch(() => undefined))?.size
  if (size === undefined) throw malformed(`${folder} is no export, or one that was not finished: it has no manifest.json.`, 'bad_export')
  if (size > most) throw malformed(`${path} is too large for a manifest.`, 'bad_export')
  return readFile(path, 'utf8')
}

export function readManifest(text: string, model: Model): Contents {
  const line = new Line(text, 'manifest.json').only(['format', 'version', 'leftOut', 'files', 'numbers', 'types'])
  if (line.get('format') !== format) line.refuse('this is no export of Mainstay')
  const version = line.count('version', 1)
  if (version !== formatVersion)
    line.refuse(`its form is version ${version}, and this Mainstay reads version ${formatVersion}. Use the Mainstay that made it, or a newer one`)
  checkTypes(line, model)
  const known = [...model.types.map(recordsFile), historyFile, attachmentsFile]
  const files = line.object('files').only(known)
  for (const path of [historyFile, attachmentsFile]) if (!files.has(path)) line.refuse(`it names no ${path}`)
  const numbers = line.object('numbers').only(model.types.map(t => t.name))
  return {
    files: new Map(known.filter(path => files.has(path)).map(path => [path, factsOf(files.object(path))])),
    numbers: new Map(model.types.filter(t => numbers.has(t.name)).map(t => [t.name, numbers.count(t.name, 1)])),
  }
}

const factsOf = (line: Line): FileFacts => ({ lines: line.only(['lines', 'sha256']).count('lines', 0), sha256: line.text('sha256', /^[0-9a-f]{64}$/) })

/** A record type or field that is not known here would be lost. */
function checkTypes(line: Line, model: Model): void {
  const types = line.get('types')
  const names = typeof types === 'object' && types !== null ? Object.keys(types) : line.refuse("'types' is missing")
  const unknown = names.find(name => !model.find(name))
  if (unknown === undefined) return
  const near = nearest(
    unknown,
    model.types.map(t => t.name),
  )
  line.refuse(
    `it holds records of a type '${unknown.slice(0, 80)}', which is not known here${near ? ` (the nearest is '${near}')` : ''}. Import it into a Mainstay that has it`,
  )
}

async function checkFile(folder: string, path: string, facts: FileFacts): Promise<void> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(join(folder, path), { highWaterMark: 1 << 18 })) hash.update(piece as Buffer)
  } catch (error) {
    throw malformed(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 'bad_export')
  }
  if (hash.digest('hex') !== facts.sha256)
    throw malformed(`${path} is not the file that was exported: its checksum differs. Fetch the export again.`, 'bad_export')
}

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { Failure, malformed } from '../../kernel/errors.ts'
import type { Limits } from './limits.ts'
import { isHousekeeping, safePath } from './safe-path.ts'
import type { SourceFile } from './source-file.ts'
import { Weighed } from './weighed.ts'

/** So much may come of any archive, however small it is: small texts pack very well. */
const always = 10 * 1024 * 1024

/**
 * The files of an archive (`.tar.gz`, `.tgz`, `.tar`), kept in memory: nothing of it reaches a disk. What is unpacked is counted as it
 * comes, and what an entry says of its size is not believed.
 * @throws malformed where it is no archive, or holds links, paths that lead out, or more than it may
 */
export async function readArchive(file: string, limits: Limits): Promise<SourceFile[]> {
  const packed = (await stat(file)).size
  const most = Math.max(always, packed * limits.ratio)
  const weighed = new Weighed(limits)
  const files: SourceFile[] = []
  const tar = extract()
  const reading = (async () => {
    for await (const entry of tar) {
      const { header } = entry
      const path = pathOf(header, limits)
      const bytes = await collect(entry as AsyncIterable<Uint8Array>, path, limits)
      if (path === undefined || isHousekeeping(path)) continue
      weighed.add(path, bytes.length)
      files.push({ path, bytes })
    }
  })()
  try {
    const source = createReadStream(file)
    const unpacking = file.endsWith('.tar') ? pipeline(source, counted(most), tar) : pipeline(source, createGunzip(), counted(most), tar)
    await Promise.all([unpacking, reading])
  } catch (error) {
    throw error instanceof Failure
      ? error
      : malformed(`${file} is no archive that can be read: ${error instanceof Error ? error.message : String(error)}. Nothing was imported.`, 'bad_archive')
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Undefined for a folder. */
function pathOf({ type, name }: Header, limits: Limits): string | undefined {
  const path = name.replace(/^(\.\/)+/, '') === '' ? '' : safePath(name, limits)
  if (type === 'directory') return undefined
  if (type === 'file' || type === 'contiguous-file') return path
  throw malformed(`'${name.slice(0, 120)}' is a link or no file at all. Nothing was imported; pack the file itself.`, 'no_plain_file')
}

async function collect(entry: AsyncIterable<Uint8Array>, path: string | undefined, { fileBytes }: Limits): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of entry) {
    size += piece.length
    if (size > fileBytes) throw malformed(`'${path}' is larger than ${Math.floor(fileBytes / 1024 / 1024)} MB. Nothing was imported.`, 'file_too_large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Stops where more comes out than an honest archive of this size would hold. */
const counted = (most: number) =>
  async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let size = 0
    for await (const piece of source) {
      size += piece.length
      if (size > most) throw malformed('The archive unpacks to far more than its size. Nothing was imported.', 'bomb')
      yield piece
    }
  }

import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '../id.server.ts'
import type { FileStore, StoredFile } from './file-store.ts'
import { fileFailure, fileLost } from './store-failure.ts'

const day = 86_400_000

/** Files in a folder of this machine, each under its hash: `ab/cd/abcd…`. What is being written lies under `incoming`. */
export function localFiles(folder: string): FileStore {
  const incoming = join(folder, 'incoming')
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4))
  const pathOf = (sha256: string) => join(placeOf(sha256), checked(sha256))
  let ready: Promise<void> | undefined

  return {
    put: bytes =>
      translated(async () => {
        ready ??= prepare(incoming)
        await ready.catch((error: unknown) => {
          ready = undefined
          throw error
        })
        const temporary = join(incoming, newId())
        try {
          const stored = await write(temporary, bytes)
          if ((await sizeOf(pathOf(stored.sha256))) !== stored.size) await keep(temporary, placeOf(stored.sha256), pathOf(stored.sha256))
          return stored
        } finally {
          await rm(temporary, { force: true })
        }
      }),
    open: async sha256 => {
      const file = await open(pathOf(sha256), 'r').catch((error: unknown) => {
        throw fileLost(error)
      })
      return file.createReadStream() satisfies Readable
    },
    has: async sha256 => (await sizeOf(pathOf(sha256))) !== undefined,
  }
}

/** Makes the folder, and removes what processes that were killed left half written. */
async function prepare(incoming: string): Promise<void> {
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < Date.now() - day) await rm(path, { force: true })
  }
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const piece of bytes) {
      hash.update(piece)
      size += piece.length
      await writeAll(file, piece)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

/** One call may write less than it is given, which is how a disk that is nearly full begins. */
async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let from = 0; from < piece.length; ) from += (await file.write(piece, from)).bytesWritten
}

/** Into its place, and on the disk for good: the file was synced, now its name is. */
async function keep(temporary: string, place: string, path: string): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o700 })
  await rename(temporary, path)
  if (process.platform !== 'win32') await syncFolder(place)
}

async function syncFolder(place: string): Promise<void> {
  const folder = await open(place, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const sizeOf = async (path: string): Promise<number | undefined> => (await stat(path).catch(() => undefined))?.size

/** Never a path that a caller made up. */
function checked(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('This is no SHA-256.')
  return sha256
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw fileFailure(error)
  }
}

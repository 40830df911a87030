import { type Failure, tooLarge } from '../errors.ts'
import type { Language } from '../define/index.ts'
import { contentType, headLength } from './content-type.server.ts'
import { cleanName } from './file-name.ts'
import type { FileStore, StoredFile } from './file-store.ts'

/** A file whose bytes are kept, and that belongs to nothing yet. */
export interface Received extends StoredFile {
  readonly name: string
  readonly type: string
}

export interface Limit {
  /** Bytes a file may have. */
  readonly bytes: number
  readonly language: Language
}

/** Takes the bytes in, without ever holding more than a piece of them. @throws tooLarge, Failure `unavailable` */
export async function receive(files: FileStore, stream: AsyncIterable<Uint8Array>, name: string, limit: Limit): Promise<Received> {
  const head = new Head()
  const stored = await files.put(watched(stream, head, limit))
  const clean = cleanName(name)
  return { ...stored, name: clean, type: await contentType(head.bytes(), clean) }
}

async function* watched(stream: AsyncIterable<Uint8Array>, head: Head, limit: Limit): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of stream) {
    size += piece.length
    if (size > limit.bytes) throw fileTooLarge(limit)
    head.take(piece)
    yield piece
  }
}

/** The first bytes of what goes by. */
class Head {
  readonly #pieces: Uint8Array[] = []
  #length = 0

  take(piece: Uint8Array): void {
    if (this.#length >= headLength) return
    const part = piece.subarray(0, headLength - this.#length)
    this.#pieces.push(part)
    this.#length += part.length
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#pieces)
  }
}

export function fileTooLarge({ bytes, language }: Limit): Failure {
  const most = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1024 / 1024)
  return tooLarge(
    language === 'de'
      ? `Die Datei ist größer als ${most} MB, mehr wird hier nicht angenommen. Bitte eine kleinere oder einen Link schicken.`
      : `The file is larger than ${most} MB, the most that is taken here. Send a smaller one, or a link to it.`,
  )
}

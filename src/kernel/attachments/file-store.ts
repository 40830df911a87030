import type { Readable } from 'node:stream'

/** The bytes of one file: named by what they are, so that the same file is kept once. */
export interface StoredFile {
  /** In hexadecimal. */
  readonly sha256: string
  readonly size: number
}

/** Where the bytes of attachments lie. A file is there whole or not at all. */
export interface FileStore {
  /** @throws Failure `unavailable` where there is no room or no way to write; whatever the stream throws */
  put(bytes: AsyncIterable<Uint8Array>): Promise<StoredFile>
  /** @throws Failure `unavailable` if it is not there */
  open(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
}

/** What a folder may hold at most. More is a bomb or a mistake, and is refused before anything is written. */
export interface Limits {
  readonly files: number
  /** Bytes of one file. */
  readonly fileBytes: number
  /** Bytes of all files. */
  readonly bytes: number
  /** How many bytes one byte of an archive may become. */
  readonly ratio: number
  /** Folders within folders. */
  readonly depth: number
  /** Dots of a picture, and along one side of it. */
  readonly pixels: number
  readonly side: number
}

const megabyte = 1024 * 1024

export const standardLimits: Limits = {
  files: 20_000,
  fileBytes: 25 * megabyte,
  bytes: 300 * megabyte,
  ratio: 200,
  depth: 20,
  pixels: 40_000_000,
  side: 16_000,
}

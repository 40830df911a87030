import { malformed } from '../../kernel/errors.ts'
import type { Limits } from './limits.ts'

/** Counts what is read, and stops where it becomes too much. */
export class Weighed {
  readonly #limits: Limits
  #files = 0
  #bytes = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** @throws malformed when there are too many files, or they are too large */
  add(path: string, bytes: number): void {
    this.#files += 1
    this.#bytes += bytes
    const { files, fileBytes, bytes: most } = this.#limits
    if (this.#files > files) throw malformed(`There are more than ${files} files. Nothing was imported; import them in parts.`, 'too_many_files')
    if (bytes > fileBytes) throw malformed(`'${path}' is larger than ${inMegabytes(fileBytes)} MB. Nothing was imported.`, 'file_too_large')
    if (this.#bytes > most)
      throw malformed(`The files together are larger than ${inMegabytes(most)} MB. Nothing was imported; import them in parts.`, 'too_large')
  }
}

const inMegabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024)

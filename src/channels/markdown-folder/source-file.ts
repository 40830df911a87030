/** One file of the folder that is imported. */
export interface SourceFile {
  /** From the folder, parted by `/`. */
  readonly path: string
  readonly bytes: Uint8Array
}

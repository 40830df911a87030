/** What came of an import. */
export interface FolderReport {
  readonly from: string
  readonly dryRun: boolean
  readonly files: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** Drafts among them, because they are templates of a site's builder and no pages. */
  readonly templates: readonly string[]
  readonly links: { readonly kept: number; readonly lost: readonly { readonly path: string; readonly target: string }[] }
  readonly pictures: { readonly kept: number; readonly missing: readonly { readonly path: string; readonly target: string }[] }
  /** Pages that were not taken in, and what to do about each. */
  readonly held: readonly { readonly path: string; readonly why: string }[]
  /** Marks of a site's builder that were not understood, with how many pages have them. */
  readonly unknownMarks: Readonly<Record<string, number>>
}

import type { Entry } from '../../client/shapes.ts'

/** What somebody said, with the files that came along. */
export interface Said {
  readonly kind: 'said'
  readonly key: string
  readonly at: string
  readonly who: Entry['actor']
  readonly text: string
  /** The words that are the solution. */
  readonly solution?: boolean
  readonly files: readonly StoredFile[]
}

/** What happened, told in one line. */
export interface Happened {
  readonly kind: 'happened'
  readonly key: string
  readonly at: string
  readonly who: Entry['actor']
  readonly what: What
}

export type StoredFile = NonNullable<Entry['attachment']>
export type Line = Said | Happened

export type What =
  | { readonly act: 'reported' }
  | { readonly act: 'moved'; readonly by: string; readonly state: string | null; readonly reason: string | null }
  | { readonly act: 'taken'; readonly person: string }
  | { readonly act: 'about'; readonly service: string }

/** A file sent this soon after somebody's words belongs to them. */
const together = 10 * 60_000

/** The timeline as a conversation, oldest first. What only the desk should read is left out, whoever looks. */
export function linesOf(entries: readonly Entry[], description: string | null): readonly Line[] {
  const inOrder = entries.filter(e => !(e.visibility === 'internal' && (e.act === 'comment' || e.act === 'attach'))).toSorted((a, b) => a.seq - b.seq)
  return withFiles(inOrder).flatMap(({ entry, files }) => linesOfOne(entry, files, description))
}

interface WithFiles {
  readonly entry: Entry
  readonly files: readonly StoredFile[]
}

/** Hangs files on what their sender said just before; those that came alone stand by themselves. */
function withFiles(entries: readonly Entry[]): readonly WithFiles[] {
  const joined: { entry: Entry; files: StoredFile[] }[] = []
  for (const entry of entries) {
    const host = entry.attachment ? joined.findLast(j => belongs(entry, j.entry)) : undefined
    if (host && entry.attachment) host.files.push(entry.attachment)
    else joined.push({ entry, files: entry.attachment ? [entry.attachment] : [] })
  }
  return joined
}

const belongs = (file: Entry, host: Entry): boolean =>
  ['create', 'comment', 'attach'].includes(host.act) && host.actor.id === file.actor.id && Date.parse(file.at) - Date.parse(host.at) < together

function linesOfOne(entry: Entry, files: readonly StoredFile[], description: string | null): readonly Line[] {
  const { at, actor: who } = entry
  const key = String(entry.seq)
  const said = (text: string, more: Partial<Said> = {}): Said => ({ kind: 'said', key: `${key} said`, at, who, text, files, ...more })
  const happened = (what: What): Happened => ({ kind: 'happened', key, at, who, what })
  if (entry.act === 'create') return [happened({ act: 'reported' }), ...(description || files.length > 0 ? [said(description ?? '')] : [])]
  if (entry.act === 'comment') return [said(entry.text ?? '')]
  if (entry.act === 'attach') return [said('')]
  if (entry.act === 'transition') return moved(entry, said, happened)
  return entry.act === 'change' ? changed(entry, happened) : []
}

const after = (entry: Entry, field: string): string | null => {
  const value = entry.changes[field]?.[1]
  return typeof value === 'string' ? value : null
}

type Say = (text: string, more?: Partial<Said>) => Said
type Tell = (what: What) => Happened

function moved(entry: Entry, said: Say, happened: Tell): readonly Line[] {
  const state = after(entry, 'state')
  const solution = entry.transition === 'resolve' ? after(entry, 'resolutionNote') : null
  const step = state === null ? [] : [happened({ act: 'moved', by: entry.transition ?? '', state, reason: after(entry, 'holdReason') })]
  return [...step, ...changed(entry, happened), ...(solution ? [said(solution, { solution: true })] : [])]
}

function changed(entry: Entry, happened: Tell): readonly Line[] {
  const told = (what: What) => ({ ...happened(what), key: `${entry.seq} ${what.act}` })
  const person = after(entry, 'assignee')
  const service = after(entry, 'service')
  return [...(person ? [told({ act: 'taken', person })] : []), ...(service ? [told({ act: 'about', service })] : [])]
}

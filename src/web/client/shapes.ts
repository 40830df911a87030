import type { Field, Language, Place, State, Text, Transition, Fields, Visibility } from '../../kernel/define/index.ts'
import type { Entry } from '../../kernel/history/entry.ts'

/** What the server says, as far as the screens rely on it. */

export interface Session {
  readonly person: Person
  /** What this person may do beyond single records: `administer`, `desk`, ... */
  readonly can: Readonly<Record<string, boolean>>
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly language: Language | null
  readonly timeZone: string | null
  readonly roles: readonly string[]
  readonly groups: readonly { readonly id: string; readonly name: string }[]
}

/** What the organisation shows of itself. */
export interface Face {
  readonly name: string | null
  readonly logo: string | null
  readonly greeting: Readonly<Record<Language, string | null>>
  readonly footer: Readonly<Record<Language, string | null>>
  readonly guests: { readonly read: boolean; readonly report: boolean }
}

/** What stands on every page of the portal. */
export interface Pinned {
  readonly id: string
  readonly title: string
  readonly kind: string
}

export interface ModelShape {
  readonly types: readonly TypeShape[]
}

export type Asked = Pick<Transition<Fields, string>, 'label' | 'from' | 'to' | 'tone'> & {
  readonly asks?: readonly string[]
  readonly requires?: readonly string[]
  readonly comment?: { readonly visibility: Visibility; readonly required?: boolean }
}

/** A record type, narrowed to what the reader may see. */
export interface TypeShape {
  readonly name: string
  readonly path: string
  readonly label: { readonly one: Text; readonly many: Text }
  readonly help: Text
  readonly numbered?: string | boolean
  readonly work?: { readonly assignee: string; readonly group?: string; readonly priority?: string; readonly queued?: boolean }
  readonly single?: boolean
  readonly administrative?: boolean
  readonly fields: Readonly<Record<string, Field>>
  readonly states?: Readonly<Record<string, State>>
  readonly transitions?: Readonly<Record<string, Asked>>
  readonly views: ViewsShape
  readonly may: { readonly create?: boolean; readonly note?: boolean; readonly comment?: boolean; readonly change?: boolean; readonly remove?: boolean }
}

export interface ViewsShape {
  readonly title: string
  readonly list: readonly string[]
  readonly place?: Place
  readonly sort?: string
  readonly sections: readonly { readonly label: Text; readonly fields: readonly string[] }[]
  readonly create: readonly string[]
  readonly board?: string
  /** Filters come as rule text. */
  readonly lists?: Readonly<Record<string, { readonly label: Text; readonly filter: string }>>
  readonly related?: readonly { readonly record: string; readonly by: string; readonly label: Text }[]
}

export type Row = { readonly id: string; readonly version: number } & Readonly<Record<string, unknown>>

export interface Name {
  readonly title: string
  readonly number?: string | null
  readonly type: string
}
export type Names = Readonly<Record<string, Name>>

export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

export interface RowPage extends Page<Row> {
  readonly count?: number
  /** There are more than were counted. */
  readonly more?: boolean
  readonly names?: Names
}

export type RecordPage = Row & {
  readonly _transitions?: readonly string[]
  readonly _can?: {
    readonly change: boolean
    readonly fields: readonly string[]
    readonly follow: boolean
    readonly comment: boolean
    readonly note: boolean
    readonly remove?: boolean
  }
  readonly _names?: Names
  readonly _timeline?: Page<Entry>
}

export interface Found {
  readonly type: string
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly excerpt?: readonly { readonly text: string; readonly hit: boolean }[]
  readonly state?: string | null
}

export interface BulkResult {
  readonly results: readonly { readonly id: string; readonly ok: boolean; readonly error?: { readonly title?: string; readonly detail?: string } | string }[]
}

export interface Present {
  readonly id: string
  readonly name: string
  readonly doing: 'reading' | 'writing'
}

export type { Entry }

import { choice, dateTime, type Field, type FieldNames, type Fields, type GivenOf, reference, text, type ValueOf } from './fields.ts'
import type { Rule } from './rules.ts'
import type { Text, Word } from './text.ts'

/** Whether a record in this state is being worked on, waits for somebody, or is finished. Reports and clocks read only this. */
export type Category = 'open' | 'waiting' | 'done'

export interface State extends Word {
  readonly category: Category
}

/** Every record has these; a practice never lists them. `state` and `category` exist where there is a lifecycle. */
export const standard = {
  createdAt: dateTime({ label: { en: 'Created', de: 'Angelegt' }, computed: true, required: true, index: true }),
  createdBy: reference('person', { label: { en: 'Created by', de: 'Angelegt von' }, computed: true }),
  updatedAt: dateTime({ label: { en: 'Updated', de: 'Geändert' }, computed: true, required: true, index: true }),
  source: text({
    label: { en: 'Source', de: 'Quelle' },
    help: { en: 'Where an imported record came from.', de: 'Woher ein importierter Datensatz stammt.' },
    computed: true,
    max: 80,
  }),
} satisfies Fields

export const numbered = {
  number: text({ label: { en: 'Number', de: 'Nummer' }, computed: true, required: true, unique: true, max: 40, search: 'A' }),
} satisfies Fields

export const categories = {
  open: { en: 'Open', de: 'Offen', tone: 'new' },
  waiting: { en: 'Waiting', de: 'Wartend', tone: 'waiting' },
  done: { en: 'Done', de: 'Erledigt', tone: 'quiet' },
} as const satisfies Record<Category, Word>

export const lifecycle = {
  category: choice(categories, { label: { en: 'Stage', de: 'Stand' }, computed: true, required: true }),
  stateSince: dateTime({ label: { en: 'In this state since', de: 'In diesem Status seit' }, computed: true, required: true }),
} satisfies Fields

/** Own fields and those that the kernel adds. */
export type All<Own> = Own & typeof standard & typeof numbered & typeof lifecycle

type KernelField = 'state' | keyof typeof standard | keyof typeof numbered | keyof typeof lifecycle
type Kernel = 'id' | KernelField
type ReferenceNames<Own> = { [K in FieldNames<Own>]: Own[K] extends Field<string | readonly string[]> ? K : never }[FieldNames<Own>]
/** A field, or a field of the record that a reference names: `service.owner`. Names behind the dot are checked at start. */
export type Path<Own> = FieldNames<Own> | Kernel | `${ReferenceNames<Own> | 'createdBy'}.${string}`

/** Who may do what. What is not said is denied. */
export interface Permissions<P extends string> {
  readonly read: Rule<P>
  readonly create: Rule<P>
  readonly change: Rule<P>
  /**
   * Read the conversation too: comments, attachments and history. Whoever may read the record may, unless told otherwise.
   * Where only some may, the others see those fields that `rights` leaves them.
   */
  readonly follow?: Rule<P>
  /** Write public comments and attach files. */
  readonly comment?: Rule<P>
  /** Read and write internal notes. Both are for those who may follow. */
  readonly note?: Rule<P>
  /** Remove for good. History keeps what was. */
  readonly remove?: Rule<P>
}

/** Narrows who reads or sets some of the fields. Also binds filter, sort, search, count, history and export. */
export interface FieldRights<F extends string, P extends string> {
  readonly fields: readonly F[]
  readonly read?: Rule<P>
  /** Holds for creating as well. */
  readonly change?: Rule<P>
}

/** A value a transition sets by itself: a constant, the actor, the moment, or nothing. */
export type Setting<V> = V | { readonly me: true } | { readonly now: true } | null

/** A verb that moves a record. It is a button on the record page and `POST /{records}/{id}/{name}`. */
export interface Transition<Own, S extends string> {
  readonly label: Text
  readonly from: readonly S[]
  /** Where it leads; left out where the state stays. */
  readonly to?: S
  /** Fields that may be given along; those in `requires` must be filled afterwards. */
  readonly asks?: readonly FieldNames<Own>[]
  readonly requires?: readonly FieldNames<Own>[]
  /** Whether a comment is asked for, who will read it, and whether it must be there. */
  readonly comment?: { readonly visibility: Visibility; readonly required?: boolean }
  readonly sets?: { readonly [K in FieldNames<Own>]?: Setting<ValueOf<Own[K]>> }
  readonly may: Rule<Path<Own>>
  /** Conditions on the record; the first that fails says why. */
  readonly guards?: readonly { readonly rule: Rule<Path<Own>>; readonly otherwise: Text }[]
  readonly tone?: 'main' | 'danger' | 'quiet'
}

export type Visibility = 'public' | 'internal'

export interface Section<F extends string> {
  readonly label: Text
  readonly fields: readonly F[]
}

/** How the derived screens are arranged. */
export interface Views<Own, P extends string> {
  /** The field that names a record in lists, pickers and headings. */
  readonly title: FieldNames<Own>
  readonly list: readonly (FieldNames<Own> | Kernel)[]
  readonly place?: Place
  /** As in the `sort` parameter: `-updatedAt`. */
  readonly sort?: string
  /** Facts on the record page, and the order of the fields in forms. */
  readonly sections: readonly Section<FieldNames<Own> | Kernel>[]
  /** What the desk asks when one is created. */
  readonly create: readonly FieldNames<Own>[]
  /** The field whose values are the columns of the board. */
  readonly board?: FieldNames<Own> | 'state'
  /** Lists that ship: a name and a filter. */
  readonly lists?: Readonly<Record<string, { readonly label: Text; readonly filter: Rule<P> }>>
  /** Records of other types shown beside this one: those whose field `by` names it. */
  readonly related?: readonly { readonly record: string; readonly by: string; readonly label: Text }[]
}

/**
 * Where people look for a type in the desk, if not beside the work: with what one sets up (people, what is offered, rules, mail and other
 * systems), or nowhere, because another page leads there.
 */
export type Place = 'people' | 'offers' | 'rules' | 'channels' | 'elsewhere'

/** The fields that say whose work a record is, and how pressing. */
export interface Work<Name> {
  readonly assignee: Name
  readonly group?: Name
  readonly priority?: Name
  /** False where its tasks wait in the queues of groups, and it itself does not. */
  readonly queued?: boolean
}

/** What a practice writes about one type of record. Plain data: no functions, nothing imported but this folder. */
export interface Definition<N extends string, Own extends Fields, S extends string, T extends string> {
  readonly name: N
  readonly label: { readonly one: Text; readonly many: Text }
  /** Plural in addresses, kebab-case, where adding an `s` to the name is wrong: `people`. */
  readonly plural?: string
  readonly help: Text
  /** Prefix of its numbers, `INC`; without one, records have no number. */
  readonly numbered?: string
  /** Shows up in "my work". */
  readonly work?: Work<FieldNames<NoInfer<Own>>>
  readonly fields: Own
  readonly states?: Readonly<Record<S, State>>
  readonly begins?: NoInfer<S>
  readonly transitions?: Readonly<Record<T, Transition<NoInfer<Own>, NoInfer<S>>>>
  readonly may: Permissions<Path<NoInfer<Own>>>
  readonly rights?: readonly FieldRights<FieldNames<NoInfer<Own>> | KernelField, Path<NoInfer<Own>>>[]
  readonly unique?: readonly (readonly FieldNames<NoInfer<Own>>[])[]
  /**
   * Found by questions in everyday words (`kernel/search/asking`): in which fields, and which records are asked.
   * Whoever may read the record must be allowed to read these fields.
   */
  readonly asked?: { readonly fields: { readonly [K in FieldNames<NoInfer<Own>>]?: AskedPart }; readonly only?: Rule<Path<NoInfer<Own>>> }
  /** Lists that must be fast: equality fields first, then the sort field (`-` for descending). */
  readonly indexes?: readonly (readonly string[])[]
  readonly views: Views<NoInfer<Own>, Path<NoInfer<Own>>>
  /** A record that exists exactly once per tenant, such as a practice's settings. */
  readonly single?: true
  /** Says how others work rather than being their work: every change to it stands in the audit. */
  readonly administrative?: true
}

/** What a field is to a question: a title, words by which to find it, or the text itself. */
export type AskedPart = 'title' | 'keywords' | 'text'

/** A definition of which nothing is known but that it is one. */
// oxlint-disable-next-line typescript/no-explicit-any -- variance: any definition fits here, and nothing is read through it untyped
export type AnyDefinition = Definition<string, any, any, any>

export const defineRecord = <const N extends string, const Own extends Fields, const S extends string = never, const T extends string = never>(
  definition: Definition<N, Own, S, T>,
): Definition<N, Own, S, T> => definition

/** Parts of a definition that several practices share, checked where they are used. */
export const defineFields = <const F extends Fields>(fields: F): F => fields

/** A record as it is read: every value is what JSON says (times are ISO text, references are ids). */
export type RowOf<D> =
  D extends Definition<string, infer Own, infer S, string>
    ? Identity & { readonly number: string } & { readonly state: S; readonly category: Category; readonly stateSince: string } & Values<typeof standard> &
        Values<Own>
    : never

export interface Identity {
  readonly id: string
  readonly version: number
}

type Values<F> = { readonly [K in keyof F]: F[K] extends Field<infer V, infer R, boolean> ? (R extends true ? V : V | null) : never }

/** What a caller may give to create one: computed fields cannot be set, required ones without a default must be. */
export type InputOf<D> = D extends Definition<string, infer Own, string, string> ? { readonly [K in keyof Own]?: GivenOf<Own[K]> | null } : never

export type StateOf<D> = D extends Definition<string, Fields, infer S, string> ? S : never
export type TransitionOf<D> = D extends Definition<string, Fields, string, infer T> ? T : never
export type FieldOf<D> = D extends Definition<string, infer Own, string, string> ? FieldNames<Own> : never

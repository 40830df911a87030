import type { Language } from './define/index.ts'

/** How a request reached us; kept with every change. */
export type Channel = 'web' | 'api' | 'cli' | 'import' | 'mail' | 'automation' | 'demo'

/** Who does something. Every call that reads or writes takes one first; nobody acts by default. */
export interface Actor {
  readonly tenant: string
  /** The person, or null for what acts by itself (then `name` says what: `auto-close`). */
  readonly person: string | null
  readonly name: string
  /** Names of roles, with those they include. */
  readonly roles: ReadonlySet<string>
  /** Ids of the groups the person belongs to. */
  readonly groups: readonly string[]
  readonly channel: Channel
  /** In which language faults are told. */
  readonly language: Language
  /** False where nothing may answer it by itself: a mail of a machine, say, or one too many. */
  readonly answerable?: false
  /** Something that acts by itself (an automation, the importer): not bound by permissions, named in history. */
  readonly unbound: boolean
}

/** An actor that is no person and is not bound by permissions; `name` stands in the history of all it does. */
export const machine = (tenant: string, name: string, channel: Channel): Actor => ({
  tenant,
  person: null,
  name,
  roles: new Set(),
  groups: [],
  channel,
  language: 'en',
  unbound: true,
})

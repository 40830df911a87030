import type { Happening } from '../records/index.server.ts'

/** What is told in every process of an installation. */
export type Heard =
  | { readonly what: 'record'; readonly happening: Happening }
  /** Too many records of one type to name them. */
  | { readonly what: 'type'; readonly tenant: string; readonly type: string }
  /** Whatever is kept in memory may be wrong: the other processes could not be heard for a while. */
  | { readonly what: 'anything' }
  /** Who this person is and what they may do must be asked again: signed out, locked, given a role; null for everybody. */
  | { readonly what: 'rights'; readonly tenant: string; readonly person: string | null }
  | { readonly what: 'presence'; readonly present: Present }

/** That a person is at a record, or (`doing` null) has left it. */
export interface Present {
  readonly tenant: string
  readonly type: string
  readonly id: string
  readonly person: string
  readonly name: string
  readonly doing: Doing | null
}

export type Doing = 'reading' | 'writing'

/**
 * A rule is a condition kept as data. The same rule becomes SQL, a check on one record and a sentence
 * (`kernel/rules`), and serves list filters, permissions, guards, saved views and automations alike.
 *
 * A rule with nothing in it (`{ all: [] }`, `{ any: [] }`) denies.
 */
export type Rule<Path extends string = string> =
  | { readonly all: readonly Rule<Path>[] }
  | { readonly any: readonly Rule<Path>[] }
  | { readonly not: Rule<Path> }
  /** Whoever is signed in. The only way to say "everybody". */
  | { readonly signedIn: true }
  /** The actor has the role. */
  | { readonly role: string }
  /** The actor belongs to the group that the field names. */
  | { readonly memberOf: Path }
  | { readonly field: Path; readonly empty: boolean }
  | { readonly field: Path; readonly is: Comparison; readonly value: Operand<Path> }

/**
 * `contains` asks a text for a part of it, a list (references, tags) for a member. Text comparisons ignore case for
 * `contains`, `startsWith` and `endsWith`, and respect it for `==` and `in`.
 */
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'contains' | 'startsWith' | 'endsWith'

export type Literal = string | number | boolean
export type Operand<Path extends string = string> =
  | Literal
  | readonly Literal[]
  /** The person who asks. */
  | { readonly me: true }
  /** Now, moved by an ISO 8601 duration: `{ now: '-PT4H' }`; `{ now: '' }` is this moment. */
  | { readonly now: string }
  /** Another field of the same record. */
  | { readonly field: Path }

export const all = <const P extends string>(...rules: readonly Rule<P>[]): Rule<P> => ({ all: rules })
export const any = <const P extends string>(...rules: readonly Rule<P>[]): Rule<P> => ({ any: rules })
export const signedIn: Rule<never> = { signedIn: true }
/** Nobody, ever. */
export const nobody: Rule<never> = { any: [] }
export const role = (...names: readonly string[]): Rule<never> => ({ any: names.map(name => ({ role: name })) })
export const memberOf = <const P extends string>(path: P): Rule<P> => ({ memberOf: path })
/** The person who asks stands in this field: `is('requester')`. */
export const is = <const P extends string>(path: P): Rule<P> => ({ field: path, is: '==', value: { me: true } })
/** The person who asks is one of those in this field: `isAmong('watchers')`. */
export const isAmong = <const P extends string>(path: P): Rule<P> => ({ field: path, is: 'contains', value: { me: true } })
export const equals = <const P extends string>(path: P, value: Literal): Rule<P> => ({ field: path, is: '==', value })
export const differs = <const P extends string>(path: P, value: Literal): Rule<P> => ({ field: path, is: '!=', value })
export const oneOf = <const P extends string>(path: P, values: readonly Literal[]): Rule<P> => ({ field: path, is: 'in', value: values })
export const empty = <const P extends string>(path: P): Rule<P> => ({ field: path, empty: true })
export const filled = <const P extends string>(path: P): Rule<P> => ({ field: path, empty: false })

import type { AnyDefinition } from '../../kernel/define/index.ts'
import { behave, type Behaviour } from '../../kernel/records/behaviour.ts'

/** One thing that a record can do on the server. A record's behaviour is a list of them, each in a file of its own. */
export type Ability<D extends AnyDefinition> = Omit<Behaviour<D>, 'record'>

/** Puts abilities together: where several hang on the same moment, they run in the order given, each seeing what those before it set. */
export const withAbilities = <const D extends AnyDefinition>(record: D, abilities: readonly Ability<NoInfer<D>>[]): Behaviour =>
  behave(record, abilities.map(a => a as Loose).reduce(joined, {}) as Ability<D>)

type Values = Readonly<Record<string, unknown>>
type Change = { readonly row: Values }
type Hook = (change: Change, context: unknown) => Promise<Values | undefined> | Values | undefined
type Hooks = { readonly [moment: string]: Hook | { readonly [transition: string]: Hook } | undefined }
interface Loose {
  readonly compute?: object
  readonly before?: Hooks
  readonly after?: Hooks
}

const joined = (a: Loose, b: Loose): Loose => ({
  compute: { ...a.compute, ...b.compute },
  before: joinedHooks(a.before, b.before),
  after: joinedHooks(a.after, b.after),
})

function joinedHooks(a: Hooks = {}, b: Hooks = {}): Hooks {
  const result: Record<string, Hooks[string]> = { ...a }
  for (const [moment, hook] of Object.entries(b)) {
    const first = result[moment]
    if (typeof hook === 'function') result[moment] = typeof first === 'function' ? oneAfterTheOther(first, hook) : hook
    else if (hook !== undefined) result[moment] = joinedHooks(first as Hooks | undefined, hook) as Readonly<Record<string, Hook>>
  }
  return result
}

const oneAfterTheOther =
  (first: Hook, second: Hook): Hook =>
  async (change, context) => {
    const values = await first(change, context)
    const more = await second(values ? { ...change, row: { ...change.row, ...values } } : change, context)
    return values || more ? { ...values, ...more } : undefined
  }

import type { Actor } from '../../kernel/actor.ts'
import { missing } from '../../kernel/errors.ts'

/** Whether the actor keeps the item: its owner, or an administrator. */
export const keeps = (actor: Actor, { owner }: { readonly owner: string | null }): boolean =>
  actor.unbound || actor.roles.has('administrator') || (actor.person !== null && owner === actor.person)

/** To others there is nothing here. */
export function mustKeep(actor: Actor, item: { readonly owner: string | null }): void {
  if (!keeps(actor, item)) throw missing()
}

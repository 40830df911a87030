import type { Actor } from '../../kernel/actor.ts'
import { role } from '../../kernel/define/index.ts'

const desk = ['agent', 'lead', 'manager'] as const

/** Whoever works on the service desk, or answers for it. */
export const agents = role(...desk)
/** Whoever answers for the work of others. */
export const leads = role('lead', 'manager')
/** Whoever sets the desk up. */
export const administrators = role('administrator')

/** The same question of somebody who acts: on the desk, or a machine. */
export const isAgent = (actor: Actor): boolean => actor.unbound || desk.some(name => actor.roles.has(name))

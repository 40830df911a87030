import { type Actor, machine } from '../../../kernel/actor.ts'

/** The name that stands in the histories of what flows do for themselves. */
export const flowsActor = 'flows'

/** The machine by which flows read and write. */
export const flowsMachine = (tenant: string): Actor => machine(tenant, flowsActor, 'automation')

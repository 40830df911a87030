import { role } from '../../kernel/define/index.ts'

/** Whoever works on the service desk. Leads and managers include it. */
export const agents = role('agent')
/** Whoever answers for the work of others. */
export const leads = role('lead', 'manager')
/** Whoever sets the desk up. */
export const administrators = role('administrator')

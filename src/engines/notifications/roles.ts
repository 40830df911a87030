import { role } from '../../kernel/define/index.ts'

/** Whoever sets the desk up. */
export const administrators = role('administrator')

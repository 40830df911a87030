import type { Actor } from '../actor.ts'

/** What a rule may know of the person who asks. `person` is null for somebody who is not signed in, and for what acts by itself. */
export type Asker = Pick<Actor, 'person' | 'groups' | 'roles'>

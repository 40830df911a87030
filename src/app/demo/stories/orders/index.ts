import type { RequestStory } from '../../telling/request-story.ts'
import { now } from './now.ts'
import { past } from './past.ts'

/** Everything that was ordered. */
export const orders: readonly RequestStory[] = [...past, ...now]

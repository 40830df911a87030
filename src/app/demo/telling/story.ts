import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/define/index.ts'
import type { Records } from '../../../kernel/records/index.server.ts'
import type { GroupKey } from '../organisation/groups.ts'
import type { PersonKey } from '../organisation/people.ts'
import type { LocationKey } from '../organisation/places.ts'
import type { ServiceKey } from '../organisation/services.ts'

/** A text; or several, of which those to whom the same story happens use one after the other. */
export type Words = string | readonly string[]

export type Level = 'high' | 'medium' | 'low'

/** Minutes of work until a step is made, at least and at most; or a span that is waited for: `2d`; or how long before now. */
export type Pace = readonly [least: number, most: number] | string | { readonly ago: string }

/** Something that somebody does to a piece of work. */
export interface Step {
  readonly pace: Pace
  readonly play: (scene: Scene) => Promise<unknown> | undefined
}

/** What all stories share. */
interface Told {
  /** By which others name it. */
  readonly key?: string
  /** `{first}` is the first name of whoever reports, `{agent}` that of whoever works on it, `{#key}` the number of another story; the rest stands in `with`. */
  readonly title: Words
  readonly text: Words
  readonly service: ServiceKey
  readonly about: readonly [classification: string, subclassification?: string]
  readonly weight?: readonly [impact: Level, urgency: Level]
  /** Before now, the last of them if it happens several times: `3h`, `12d`. Otherwise some time in the last months. */
  readonly opened?: string
  /** Details that differ from one time to the next. */
  readonly with?: Readonly<Record<string, readonly string[]>>
  readonly agent?: PersonKey
  readonly steps: readonly Step[]
}

export interface IncidentStory extends Told {
  readonly kind: 'incident'
  /** To whom it happens, once for each. `monitoring` is nobody. */
  readonly who: readonly (PersonKey | 'monitoring')[]
  /** How it reaches the desk; through the portal unless told. What is no monitoring, portal or mail is written down by an agent. */
  readonly by?: 'portal' | 'phone' | 'email' | 'chat' | 'walkIn'
  /** Where the requester is not. */
  readonly location?: LocationKey
  readonly watchers?: readonly PersonKey[]
}

export interface ProblemStory extends Told {
  readonly kind: 'problem'
  readonly agent: PersonKey
  readonly group: GroupKey
  readonly coordinator?: PersonKey
  readonly major?: boolean
  /** The story of the incident that showed it. */
  readonly shownBy?: string
}

export type Story = IncidentStory | ProblemStory

/** Stories of one kind, which need not each say so. */
export const incidents = (stories: readonly Omit<IncidentStory, 'kind'>[]): readonly Story[] => stories.map(story => ({ kind: 'incident', ...story }))
export const problems = (stories: readonly Omit<ProblemStory, 'kind'>[]): readonly Story[] => stories.map(story => ({ kind: 'problem', ...story }))

/** A story while it is told. */
export interface Scene {
  readonly kind: Story['kind']
  readonly records: Records
  readonly cast: Cast
  readonly now: () => string
  /** The record, once it is there. */
  id: string
  /** Whoever reported it; nobody where monitoring did. */
  readonly requester: Actor | undefined
  /** Whoever works on it. */
  agent: Actor
  readonly tasks: string[]
  /** What the desk adds to what people say: where it belongs, how far it reaches. */
  readonly sorted: { readonly classification: string; readonly subclassification?: string; readonly impact?: Level }
  /** A text of the story, with its details. */
  readonly words: (words: Words) => string
}

/** Who and what a scene is made of. */
export interface Cast {
  readonly actor: (who: PersonKey) => Actor
  readonly machine: (name: string) => Actor
  readonly group: (key: GroupKey) => string
  readonly service: (key: ServiceKey) => string
  readonly location: (key: LocationKey) => string
  /** Somebody of that group, drawn; for who writes German, somebody who does too. */
  readonly memberOf: (key: GroupKey, language?: Language) => PersonKey
  /** The records of a story so far, oldest first. */
  readonly told: (key: string) => readonly { readonly id: string; readonly number: string }[]
}

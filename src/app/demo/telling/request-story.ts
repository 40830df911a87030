import type { Actor } from '../../../kernel/actor.ts'
import type { DepartmentKey, LocationKey } from '../organisation/places.ts'
import type { PersonKey } from '../organisation/people.ts'
import type { ServiceKey } from '../organisation/services.ts'
import type { Pace } from './story.ts'

/** What answers name, by the keys of the organisation, and days counted from the order. */
export interface Named {
  readonly person: (key: PersonKey) => string
  readonly service: (key: ServiceKey) => string
  readonly location: (key: LocationKey) => string
  readonly department: (key: DepartmentKey) => string
  /** A date so many days after the order. */
  readonly day: (days: number) => string
  readonly moment: (days: number) => string
}

type Answers = Readonly<Record<string, unknown>>
export type AnswersOf = Answers | ((named: Named) => Answers)

/** Something that somebody does about an order. */
export interface RequestStep {
  readonly pace: Pace
  readonly play: (scene: RequestScene) => Promise<unknown>
}

/** An order, and what became of it. */
export interface RequestStory {
  readonly who: PersonKey
  readonly for?: PersonKey
  /** Key of the catalogue. */
  readonly item: string
  readonly quantity?: number
  readonly answers?: AnswersOf
  /** Of a bundle: answers to what it includes. */
  readonly included?: Readonly<Record<string, AnswersOf>>
  readonly reason?: string
  /** Before now: `3h`, `12d`. Otherwise some time in the last months. */
  readonly opened?: string
  readonly steps: readonly RequestStep[]
}

/** An order while it is told. */
export interface RequestScene extends Acting {
  readonly orderer: Actor
  readonly requester: Actor
  /** Its items, the bundle before its parts. */
  readonly items: readonly string[]
}

/** How acts about orders reach the records. */
export interface Acting {
  readonly find: {
    /** Approvals of an item that somebody can decide, the first first. */
    readonly approvals: (item: string, state: string) => Promise<readonly Asked[]>
    readonly tasks: (item: string) => Promise<readonly Task[]>
  }
  readonly approval: (actor: Actor, id: string, verb: string, comment?: string, input?: object) => Promise<unknown>
  readonly task: (actor: Actor, id: string, verb: string, input?: object) => Promise<unknown>
  readonly item: (actor: Actor, id: string, verb: string, input?: object) => Promise<unknown>
  readonly comment: (actor: Actor, item: string, text: string) => Promise<unknown>
  readonly change: (actor: Actor, item: string, changed: object) => Promise<unknown>
  readonly actor: (key: PersonKey) => Actor
  readonly actorOf: (person: string) => Actor
  readonly memberOf: (group: string | null) => Actor
}

export interface Asked {
  readonly id: string
  readonly waitsFor: readonly string[] | null
}

export interface Task {
  readonly id: string
  readonly state: string
  readonly group: string | null
  readonly assignee: string | null
}

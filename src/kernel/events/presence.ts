import type { Doing, Present } from './heard.ts'

export interface Someone {
  readonly id: string
  readonly name: string
  readonly doing: Doing
}

/** Where people are. */
export interface Place {
  readonly tenant: string
  readonly type: string
  readonly id: string
}

interface Entry extends Someone {
  readonly until: number
}

/** Milliseconds after which somebody who says nothing more is taken to have left; the screens say it every 20 seconds. */
export const staysFor = 40_000

/** Who is at which record, as far as this process has heard. */
export class Presence {
  readonly #places = new Map<string, { place: Place; people: Map<string, Entry> }>()

  /** Whether anything changed for those who look on. */
  hear({ tenant, type, id, person, name, doing }: Present, now: number): boolean {
    return doing === null ? this.#leave({ tenant, type, id }, person) : this.#enter({ tenant, type, id }, { id: person, name, doing, until: now + staysFor })
  }

  people(place: Place): Someone[] {
    const here = this.#places.get(keyOf(place))?.people.values() ?? []
    return [...here].map(({ id, name, doing }) => ({ id, name, doing })).sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** Forgets who has said nothing for too long; gives the places where somebody was forgotten. */
  expire(now: number): Place[] {
    const left: Place[] = []
    for (const { place, people } of this.#places.values()) {
      const gone = [...people.values()].filter(entry => entry.until <= now)
      for (const entry of gone) this.#leave(place, entry.id)
      if (gone.length > 0) left.push(place)
    }
    return left
  }

  #enter(place: Place, entry: Entry): boolean {
    const key = keyOf(place)
    const at = this.#places.get(key) ?? { place, people: new Map<string, Entry>() }
    const was = at.people.get(entry.id)
    at.people.set(entry.id, entry)
    this.#places.set(key, at)
    return was?.doing !== entry.doing || was.name !== entry.name
  }

  #leave(place: Place, person: string): boolean {
    const key = keyOf(place)
    const at = this.#places.get(key)
    const was = at?.people.delete(person) ?? false
    if (at?.people.size === 0) this.#places.delete(key)
    return was
  }
}

const keyOf = ({ tenant, type, id }: Place): string => `${tenant} ${type} ${id}`

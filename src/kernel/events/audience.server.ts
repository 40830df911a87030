import type { Actor } from '../actor.ts'
import { tooMany } from '../errors.ts'
import type { Log } from '../log.ts'
import { decided, type Store } from '../records/internal.server.ts'
import { Gathered, type News } from './gathered.ts'
import type { Heard } from './heard.ts'
import { type Place, Presence, type Someone } from './presence.ts'
import { rightsOn } from './rights.server.ts'
import { Recent } from './recent.ts'
import type { Stream } from './stream.server.ts'

/** Streams of one person at a time: some browsers with some tabs each. */
const mostPerPerson = 8
/** More records of a type at once are not named one by one. */
const mostNamed = 500

/** All who listen in this process: each hears what concerns records that they may read at that moment. */
export class Audience {
  readonly #store: Store
  readonly #log: Log
  readonly #gatherFor: number
  readonly #streams = new Set<Stream>()
  readonly #gathered = new Gathered()
  readonly #presence = new Presence()
  readonly #recent: Recent
  #timer: NodeJS.Timeout | undefined
  #delivering: Promise<void> = Promise.resolve()

  constructor(store: Store, log: Log, gatherFor: number) {
    this.#store = store
    this.#log = log
    this.#gatherFor = gatherFor
    this.#recent = new Recent(this.#moment())
  }

  /** @throws tooMany where the person has as many streams open as anybody may */
  admit(actor: Actor): void {
    if (this.all().filter(s => samePerson(s.actor, actor)).length >= mostPerPerson) {
      throw tooMany(
        {
          en: `You have ${mostPerPerson} live connections open already. Close some windows.`,
          de: `Sie haben schon ${mostPerPerson} Verbindungen offen. Bitte einige Fenster schließen.`,
        },
        30,
      )
    }
  }

  add(stream: Stream): void {
    this.#streams.add(stream)
  }

  remove(stream: Stream): void {
    this.#streams.delete(stream)
  }

  all(): Stream[] {
    return [...this.#streams]
  }

  people(place: Place): Someone[] {
    return this.#presence.people(place)
  }

  hear(heard: Heard): void {
    this.#recent.add(heard, this.#moment())
    if (heard.what === 'presence') {
      if (this.#presence.hear(heard.present, this.#moment())) this.#tellPresent(heard.present)
    } else if (heard.what === 'anything') {
      for (const stream of this.all()) stream.refresh()
    } else if (heard.what === 'type') {
      this.#refreshAll(heard.tenant, heard.type)
    } else if (heard.what === 'rights') {
      // Not before all who keep rights in memory have heard it too.
      setImmediate(() => this.#check(heard.tenant, heard.person))
    } else if (this.#streams.size > 0) {
      this.#gathered.add(heard.happening)
      if (this.#timer === undefined) this.#timer = setTimeout(() => this.#deliver(), this.#gatherFor)
    }
  }

  /** Tells one who begins to listen what happened since the moment, in milliseconds, of which they know how things stood. */
  async catchUp(stream: Stream, since: number): Promise<void> {
    const missed = this.#recent.since(since)?.filter(heard => this.#concerns(stream.actor, heard))
    const gathered = new Gathered()
    for (const heard of missed ?? []) if (heard.what === 'record') gathered.add(heard.happening)
    const named = gathered.take()
    if (!missed || missed.some(({ what }) => what !== 'record') || named.some(({ news }) => news.length > mostNamed)) return stream.refresh()
    for (const { tenant, type, news } of named) await this.#tellNews(tenant, type, news, [stream]).catch(() => stream.refresh())
  }

  #concerns({ tenant, person }: Actor, heard: Heard): boolean {
    if (heard.what === 'record') return heard.happening.tenant === tenant
    if (heard.what === 'rights') return heard.tenant === tenant && (heard.person === null || heard.person === person)
    return heard.what === 'anything' || (heard.what === 'type' && heard.tenant === tenant)
  }

  /** Lets go of those who are here no more. */
  expire(): void {
    for (const place of this.#presence.expire(this.#moment())) this.#tellPresent(place)
  }

  /** One after the other, so that a slow database gathers more instead of being asked more. */
  #deliver(): void {
    this.#timer = undefined
    this.#delivering = this.#delivering.then(() => this.#deliverGathered())
  }

  async #deliverGathered(): Promise<void> {
    for (const { tenant, type, news } of this.#gathered.take()) {
      if (news.length > mostNamed) this.#refreshAll(tenant, type)
      else await this.#tellNews(tenant, type, news, this.#of(tenant)).catch((error: unknown) => this.#missed(tenant, type, error))
    }
  }

  async #tellNews(tenant: string, name: string, news: readonly News[], streams: readonly Stream[]): Promise<void> {
    const type = this.#store.model.find(name)
    if (!type || streams.length === 0) return
    const rights = await rightsOn(
      this.#store,
      tenant,
      type,
      news.map(n => n.id),
      streams.map(s => s.actor),
    )
    for (const stream of streams) {
      for (const { id, version, needs } of news) {
        if (rights[needs](stream.actor, id)) stream.send('changed', { type: name, id, version })
      }
    }
  }

  /** Who is where is told only to those who are there themselves and may read the notes of those who work on it. */
  #tellPresent(place: Place): void {
    const people = this.people(place)
    const streams = this.#of(place.tenant).filter(s => people.some(p => p.id === s.actor.person))
    const type = this.#store.model.find(place.type)
    if (!type || streams.length === 0) return
    rightsOn(
      this.#store,
      place.tenant,
      type,
      [place.id],
      streams.map(s => s.actor),
    )
      .then(rights => {
        for (const stream of streams) if (rights.note(stream.actor, place.id)) stream.send('presence', { type: place.type, id: place.id, people })
      })
      .catch((error: unknown) => this.#log.warn({ err: error }, 'who is at a record could not be told'))
  }

  #check(tenant: string, person: string | null): void {
    for (const stream of this.#of(tenant)) if (person === null || stream.actor.person === person) stream.check()
  }

  #refreshAll(tenant: string, name: string): void {
    const type = this.#store.model.find(name)
    if (!type) return
    for (const stream of this.#of(tenant)) if (decided(stream.actor, type.definition.may.read) !== false) stream.refresh()
  }

  /** When the database was away, nobody knows what they did not hear. */
  #missed(tenant: string, type: string, error: unknown): void {
    this.#log.warn({ err: error, type }, 'changes could not be told one by one')
    this.#refreshAll(tenant, type)
  }

  #of(tenant: string): Stream[] {
    return this.all().filter(s => s.actor.tenant === tenant)
  }

  #moment(): number {
    return Date.parse(this.#store.now())
  }
}

const samePerson = (a: Actor, b: Actor): boolean => a.tenant === b.tenant && a.person === b.person && (a.person !== null || a.name === b.name)

import type { Actor } from '../../../kernel/actor.ts'
import type { TenantDatabase } from '../../../kernel/database/index.server.ts'
import { article, articleFeedback, articleTask } from '../../../practices/knowledge/index.ts'
import { keepOpening, keepSearch } from '../../../practices/knowledge/index.server.ts'
import { all, equals } from '../../../kernel/define/index.ts'
import type { PersonKey } from '../organisation/people.ts'
import type { Act, Stage } from '../telling/acts.server.ts'
import { type Chance, chance } from '../telling/chance.ts'
import type { Cast } from '../telling/story.ts'
import { remarks, unanswered } from './readers.ts'

export interface Reading extends Stage {
  readonly db: TenantDatabase
  readonly cast: Cast
}

const day = 24 * 60 * 60_000
const weeks = 20

/** What people look for and open, what they say of it, and what owners make of that. */
export function readerActsOf(reading: Reading, now: number): Act[] {
  const days = Array.from({ length: weeks * 7 }, (_, n) => Math.floor(now / day) - n).filter(one => (one + 4) % 7 !== 0 && (one + 4) % 7 !== 6)
  return days.flatMap(one => dayOfReading(reading, one)).concat(answerActs(reading, now))
}

function dayOfReading(reading: Reading, one: number): Act[] {
  const drawn = chance(`reading ${one}`)
  const visits = 2 + Math.floor(drawn.next() * 4)
  return Array.from({ length: visits }, () => ({ at: one * day + (6.5 + drawn.next() * 9) * 3_600_000, play: () => visit(reading, drawn) }))
}

async function visit(reading: Reading, drawn: Chance): Promise<void> {
  const { cast, db, now, organisation, tenant } = reading
  const who = cast.actor(drawn.oneOf(keysOf(organisation.actors)))
  if (drawn.next() < 0.22) {
    const text = drawn.oneOf(unanswered)
    await keepSearch(db, { tenant, person: who.person, at: now(), text, found: 0, covers: 0 })
    return
  }
  const read = await somethingToRead(reading, who, drawn)
  if (!read) return
  const { keywords, id } = read
  const text = keywords?.[Math.floor(drawn.next() * keywords.length)]
  const search = text === undefined ? undefined : await keepSearch(db, { tenant, person: who.person, at: now(), text, found: 1, covers: 0.9 })
  await keepOpening(db, { tenant, person: who.person, at: now(), article: id, place: 'portal', search })
  if (drawn.next() < 0.16) await say(reading, who, id, drawn)
}

const keysOf = (actors: ReadonlyMap<PersonKey, Actor>): readonly [PersonKey, ...PersonKey[]] => {
  const [first = 'mara', ...rest] = [...actors.keys()].filter(key => key !== 'rolf')
  return [first, ...rest]
}

/** What somebody may read; a few articles are read much more often than the others. */
async function somethingToRead({ records }: Reading, who: Actor, drawn: Chance) {
  const filter = all(equals('live', true), equals('language', who.language))
  const { items } = await records.find(who, article, { filter, sort: ['number'], limit: 100, fields: ['keywords'] })
  return items[Math.floor(drawn.next() ** 2.2 * items.length)]
}

async function say({ records }: Reading, who: Actor, id: string, drawn: Chance): Promise<void> {
  if ((await records.count(who, articleFeedback, all(equals('article', id), equals('person', who.person ?? '')), 1)) > 0) return
  const helpful = drawn.next() < 0.8
  const words = drawn.next() < (helpful ? 0.12 : 0.6) ? drawn.oneOf(helpful ? remarks.helpful : remarks.not) : undefined
  await records.create(who, articleFeedback, { article: id, helpful, ...(words === undefined ? {} : { words }) })
}

/** Owners look at what was said: most is done, something is being done, something dropped, and the last is still new. */
function answerActs({ records, cast, organisation }: Reading, now: number): Act[] {
  const actorOf = new Map([...organisation.actors.values()].map(actor => [actor.person, actor]))
  const look = (verb: 'complete' | 'drop' | 'start', closeNotes?: string) => async () => {
    const { items } = await records.find(cast.machine('demo'), articleTask, { filter: equals('state', 'new'), sort: ['number'], limit: 1 })
    const [task] = items
    const owner = actorOf.get(task?.assignee ?? '')
    if (task && owner) await records.transition(owner, articleTask, task.id, verb, closeNotes === undefined ? {} : { closeNotes })
  }
  const at = (days: number, play: () => Promise<void>): Act => ({ at: now - days * day, play })
  return [
    ...[120, 100, 85, 70, 58, 44, 30, 19].map(days => at(days, look('complete', 'Reworded, and published again.'))),
    at(52, look('drop', 'That is how the maker calls it. Stays.')),
    at(5, look('start')),
  ]
}

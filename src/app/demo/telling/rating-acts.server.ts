import { all, equals, oneOf } from '../../../kernel/define/index.ts'
import { incident } from '../../../practices/incident/index.ts'
import { rating, ratingOccasion } from '../../../practices/satisfaction/index.ts'
import type { people } from '../organisation/people.ts'
import type { Act, Stage } from './acts.server.ts'
import type { Background } from './background.server.ts'
import { type Chance, chance } from './chance.ts'
import { outcomes, type Score, wordsFor } from './rating-words.ts'
import type { Cast } from './story.ts'

export interface Rated extends Stage {
  readonly cast: Cast
  readonly background: Background
}

const day = 24 * 60 * 60_000
const evening = 17.4 * 3_600_000
const most = 158
/** Of those who are asked, so many answer. */
const answering = 0.46

/**
 * Every evening those are asked for whom something was done during the day. The practice itself asks nobody about what the demo does, so it is
 * asked to here; whether it is somebody's turn it decides.
 */
export function ratingActsOf(stage: Rated, now: number): Act[] {
  const last = Math.floor(now / day)
  const days = Array.from({ length: most }, (_, n) => last - most + 1 + n)
  return days.flatMap(one => [
    { at: one * day + evening, play: () => askOn(stage, one) },
    { at: one * day + evening + 3_600_000, play: () => answerOn(stage, one, now) },
    { at: one * day + evening - 6 * 3_600_000, play: () => followUpOn(stage, one, now) },
  ])
}

async function askOn({ records, cast, background }: Rated, one: number): Promise<void> {
  const machine = cast.machine('demo')
  const since = new Date(one * day + evening - day).toISOString()
  const done = all(oneOf('state', ['resolved', 'closed']), { field: 'resolvedAt', is: '>', value: since })
  const { items } = await records.find(machine, incident, { filter: done, sort: ['resolvedAt'], limit: 100, fields: ['requester'] })
  if (items.length === 0) return
  const [occasion] = (await records.find(machine, ratingOccasion, { filter: equals('recordType', 'incident'), limit: 1 })).items
  for (const { id, requester } of items) if (requester !== null && occasion) await background.run('satisfaction.ask', { occasion: occasion.id, record: id })
}

/** Whoever answers does so on the same evening or some days later, if they ever do. What Mara was asked lately still waits for her. */
async function answerOn({ records, cast, organisation }: Rated, one: number, now: number): Promise<void> {
  const { items } = await records.find(cast.machine('demo'), rating, { filter: equals('state', 'asked'), sort: ['number'], limit: 200 })
  const actors = new Map([...organisation.actors.values()].map(actor => [actor.person, actor]))
  for (const { id, number, person, createdAt } of items) {
    const drawn = chance(`rating ${number}`)
    const isLast = person === cast.actor('mara').person && now - one * day < 12 * day
    const after = Math.floor(drawn.next() ** 2 * 5)
    if (isLast || drawn.next() > answering || Math.floor(Date.parse(createdAt) / day) + after !== one) continue
    const actor = actors.get(person)
    if (actor) await records.transition(actor, rating, id, 'rate', answerOf(drawn, actor.language))
  }
}

function answerOf(drawn: Chance, language: (typeof people)['mara']['language'] | 'de') {
  const luck = drawn.next()
  const score: Score = luck < 0.5 ? 5 : luck < 0.8 ? 4 : luck < 0.91 ? 3 : luck < 0.965 ? 2 : 1
  const said = wordsFor[score][language]
  return { score, ...(drawn.next() < (score < 4 ? 0.75 : 0.3) ? { words: drawn.oneOf(said) } : {}) }
}

/** Whoever leads the group calls, and writes down what came of it; what is some days old only. The last ones are still to be done. */
async function followUpOn({ records, cast, organisation }: Rated, one: number, now: number): Promise<void> {
  if (now - one * day < 9 * day) return
  const before = new Date(one * day - 2 * day).toISOString()
  const filter = all(equals('state', 'followUp'), { field: 'updatedAt', is: '<', value: before })
  const { items } = await records.find(cast.machine('demo'), rating, { filter, sort: ['number'], limit: 20 })
  for (const { id, number, assignee } of items) {
    const actor = [...organisation.actors.values()].find(({ person }) => person === assignee) ?? cast.actor('tobias')
    await records.transition(actor, rating, id, 'finish', { outcome: chance(`follow-up ${number}`).oneOf(outcomes) })
  }
}

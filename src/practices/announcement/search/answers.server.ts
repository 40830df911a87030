import type { Actor } from '../../../kernel/actor.ts'
import type { RecordType, Rule } from '../../../kernel/define/index.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { decided } from '../../../kernel/records/internal.server.ts'
import { type Hit, type Question, search } from '../../../kernel/search/index.server.ts'
import { askedHits } from './asked.server.ts'
import { telling, weighty } from './everyday.ts'
import { asHit } from './hit.ts'
import { inTheirLanguage } from './in-their-language.server.ts'
import { isAnswer, isThing, type Kind, kindOf, outagesOf, shownOf, usefulness } from './kinds.ts'

export interface Answer extends Hit {
  readonly kind: Kind
}

interface Placed {
  readonly hit: Hit
  /** Its place in the search that found it, and how much of what was asked stands in it, from 0 to 1. */
  readonly place: number
  readonly covers: number
}

/** As many as are weighed against each other. */
const looked = 30
/** With fewer, single words of the sentence count too. */
const few = 3

/** The answers to what somebody types, most useful first: all narrowed to what they may read before anything is counted or ordered. */
export async function answers(ground: Ground, actor: Actor, text: string, most: number): Promise<readonly Answer[]> {
  const { store } = ground
  const types = store.model.types.filter(type => isAnswer(type) && decided(actor, type.definition.may.read) !== false)
  const find: Find = (among, words, how) => search(store, actor, { text: words, types: among, filter: shownOf, limit: looked, ...how })
  const isAsked = ({ definition }: RecordType) => definition.asked !== undefined
  const [asked, told] = await Promise.all([
    askedHits(ground, actor, text, { types, filter: shownOf }),
    everyday(
      find,
      types.filter(type => !isAsked(type)),
      text,
    ),
  ])
  // Where no question finds any of a type, a number may have been typed.
  const answered = new Set(asked.map(({ hit }) => hit.type))
  const silent = types.filter(type => isAsked(type) && !answered.has(type.name))
  const plain = [...told, ...(silent.length > 0 ? await everyday(find, silent, text) : [])]
  // Only where nothing has any of the words are they taken to be written wrong: it takes as long as all the rest.
  const hits = asked.length + plain.length > 0 ? plain : await find(types, telling(text).join(' '), {})
  const outages = await outagesAmong(ground, actor, types, hits)
  const down = new Set(outages.map(o => o.id))
  const written = [...outages, ...hits.filter(hit => !down.has(hit.id))].map((hit, place) => ({ hit, place, covers: 1 }))
  const best = byUse([...written, ...asked].map(placed => ({ ...placed, kind: kindOf(placed.hit, down) }))).slice(0, most)
  return inTheirLanguage(ground, actor, best)
}

type How = Pick<Question, 'exact' | 'any'>
type Find = (among: readonly RecordType[], words: string, how: How) => Promise<readonly Hit[]>

/** The search wants all words. Whoever writes a sentence gets what has most of its telling ones. */
async function everyday(find: Find, among: readonly RecordType[], text: string): Promise<readonly Hit[]> {
  const words = telling(text)
  const hits = await find(among, words.join(' '), { exact: true })
  if (words.length < 2 || hits.length >= few) return hits
  const more = await find(among, weighty(words).join(' '), { exact: true, any: true })
  const known = new Set(hits.map(hit => hit.id))
  return [...hits, ...more.filter(hit => !known.has(hit.id))].slice(0, looked)
}

/** What is down among what was found, or of a service that was. */
async function outagesAmong({ records, store }: Ground, actor: Actor, types: readonly RecordType[], hits: readonly Hit[]): Promise<readonly Hit[]> {
  const services = hits.filter(hit => hit.type === 'service').map(hit => hit.id)
  const found = types.filter(isThing).flatMap(type => {
    const outages = outagesOf(type)
    return outages ? [{ type, outages }] : []
  })
  const rows = await Promise.all(
    found.map(async ({ type, outages }) => {
      const ids = hits.filter(hit => hit.type === type.name).map(hit => hit.id)
      const these: Rule[] = [
        ...(ids.length > 0 ? [{ field: 'id', is: 'in', value: ids } as const] : []),
        ...(services.length > 0 && type.fields.service ? [{ field: 'service', is: 'in', value: services } as const] : []),
      ]
      if (these.length === 0) return []
      const page = await records.find(actor, type.definition, { filter: { all: [outages, { any: these }] }, sort: ['-updatedAt'], limit: 5 })
      return page.items.map(row => hits.find(hit => hit.id === row.id) ?? asHit(store.model.type(type.name), row))
    }),
  )
  return rows.flat()
}

/** By its place in its search, how much of the question it has and how useful its kind is; what is only written nearly so comes behind. */
function byUse(found: readonly (Placed & { readonly kind: Kind })[]): readonly Answer[] {
  const worth = found.map(({ hit, kind, place, covers }) => ({
    answer: { ...hit, kind },
    worth: (usefulness[kind] * covers * (hit.similar ? 0.3 : 1)) / (place + 3),
  }))
  return worth.toSorted((a, b) => b.worth - a.worth).map(w => w.answer)
}

import type { Actor } from '../../../kernel/actor.ts'
import { isLocal, withLinks } from '../../../channels/markdown-folder/index.server.ts'
import { article } from '../../../practices/knowledge/index.ts'
import type { AudienceKey } from '../organisation/audiences.ts'
import { audiences } from '../organisation/audiences.ts'
import type { PersonKey } from '../organisation/people.ts'
import type { ServiceKey } from '../organisation/services.ts'
import type { Act, Stage } from '../telling/acts.server.ts'
import { chance } from '../telling/chance.ts'
import type { Cast } from '../telling/story.ts'
import { duringDay } from '../telling/working-time.ts'
import { type ArticleFile, articleFiles } from './read-articles.server.ts'

export interface Library extends Stage {
  readonly cast: Cast
  readonly audiences: ReadonlyMap<AudienceKey, string>
  readonly topics: ReadonlyMap<string, string>
}

const day = 24 * 60 * 60_000
/** When the old pages were taken over, and the last of them published. */
const takenOver = 157
const lastPublished = 12

/** How the articles come to be: written, looked over, published; then the translations; then what has changed since. */
export function articleActsOf(library: Library, now: number): Act[] {
  const files = articleFiles()
  const ids = new Map<string, string>()
  return files.flatMap((file, place) => actsOf({ library, ids, now }, file, place / files.length))
}

interface Writing {
  readonly library: Library
  /** Of the articles that are there, by their slug. */
  readonly ids: Map<string, string>
  readonly now: number
}

const unfinished: ReadonlySet<string> = new Set(['draft', 'review', 'scheduled'])

function actsOf(writing: Writing, file: ArticleFile, share: number): Act[] {
  const { facts, slug } = file
  const { library, now } = writing
  const drawn = chance(`article ${slug}`)
  const isLate = unfinished.has(facts.state ?? '')
  const translated = facts.translationOf !== undefined
  const id = () => writing.ids.get(slug) ?? ''
  const begins = isLate ? now - (3 + 6 * drawn.next()) * day : now - takenOver * day + (translated ? 2 : 1) * 3_600_000 + share * 3_600_000
  const days = translated ? takenOver - 60 - 30 * drawn.next() : lastPublished + 70 + (takenOver - lastPublished - 75) * (1 - drawn.next() ** 2)
  const submitted = isLate ? begins + day : duringDay(now - days * day, drawn.next())
  const published = duringDay(submitted + (1 + 2 * drawn.next()) * day, drawn.next())
  const owner = library.cast.actor(facts.owner as PersonKey)
  const reviewer = reviewerOf(library.cast, facts.owner as PersonKey, drawn.next())
  const { records } = library
  const make = async () => void writing.ids.set(slug, (await records.create(writerFor(library, owner), article, inputOf(writing, file))).id)
  const write = (body: string, more: object = {}) => records.change(writerFor(library, owner), article, id(), { body: linked(body, writing.ids), ...more })
  const submit = async () => {
    await write(revises(facts) ? withoutEnd(file.body) : file.body)
    if (facts.state !== 'draft') await records.transition(owner, article, id(), 'submit', { reviewer: reviewer.person })
  }
  const publish = () =>
    records.transition(reviewer, article, id(), 'publish', { reviewAt: dayOf(Math.max(now + Number(facts.reviewAt) * day, published + day)) })
  const schedule = () => records.transition(owner, article, id(), 'schedule', { publishAt: new Date(now + 4 * day).toISOString() })
  const acts = [act(begins, make), act(submitted, submit)]
  if (facts.state === 'scheduled') return [...acts, act(now - day, schedule)]
  if (isLate) return acts
  return [...acts, act(published, publish), ...later(writing, file, { owner, id, write })]
}

const act = (at: number, play: Act['play']): Act => ({ at, play })

interface Hands {
  readonly owner: Actor
  readonly id: () => string
  readonly write: (body: string, more?: object) => Promise<unknown>
}

/** What happens to it after it was published. */
function later({ library: { records, cast }, now }: Writing, { facts, body, slug }: ArticleFile, { owner, id, write }: Hands): Act[] {
  if (facts.state === 'outdated') return [act(now - 34 * day, () => records.transition(owner, article, id(), 'outdate'))]
  if (facts.state === 'retired')
    return [act(now - 63 * day, () => records.transition(cast.actor('tobias'), article, id(), 'retire', { comment: 'The service has ended.' }))]
  if (!revises(facts)) return []
  const at = duringDay(now - (slug.length % 3) * day - 9 * day, 0.4)
  const revise = async () => {
    await records.transition(owner, article, id(), 'revise')
    await write(body)
    await records.transition(cast.actor('tobias'), article, id(), 'publish', { changeNote: facts.changeNote ?? null })
  }
  return [act(at, revise)]
}

const revises = (facts: ArticleFile['facts']): boolean => facts.changeNote !== undefined

/** As it was before its last section was added. */
const withoutEnd = (body: string): string => body.slice(0, Math.max(body.lastIndexOf('\n## '), Math.floor(body.length / 2)))

/** Whoever is no author has somebody of the desk put down what they say. */
const writerFor = ({ cast }: Library, owner: Actor): Actor => (owner.roles.has('agent') || owner.roles.has('manager') ? owner : cast.actor('ana'))

/** Of those who may publish, somebody else. */
function reviewerOf(cast: Cast, owner: PersonKey, drawn: number): Actor {
  const leads = (['tobias', 'henrike', 'carla', 'marek'] as const).filter(key => key !== owner)
  return cast.actor(leads[Math.floor(drawn * leads.length)] ?? 'tobias')
}

function inputOf({ library, ids }: Writing, { facts }: ArticleFile) {
  const { cast } = library
  return {
    title: facts.title ?? '',
    kind: facts.kind as 'howTo',
    language: facts.language as 'en',
    keywords: (facts.keywords ?? '').split(/,\s*/).filter(word => word !== ''),
    openTo: facts.openTo as 'everyone',
    audience: facts.audience === undefined ? null : (audienceNamed(library, facts.audience) ?? null),
    owner: cast.actor(facts.owner as PersonKey).person,
    service: facts.service === undefined ? null : cast.service(facts.service as ServiceKey),
    translationOf: facts.translationOf === undefined ? null : (ids.get(facts.translationOf) ?? null),
    topic: library.topics.get(facts.topic ?? '') ?? null,
  }
}

function audienceNamed(library: Library, name: string): string | undefined {
  const [key] = Object.entries(audiences).find(([, facts]) => facts.name === name) ?? []
  return library.audiences.get(key as AudienceKey)
}

/** Links to other pages become links to their articles; to what is not there yet, words. */
const linked = (body: string, ids: ReadonlyMap<string, string>): string =>
  withLinks(body, ({ target }) => {
    const [, slug = '', anchor = ''] = /^([\w-]+)\.md(#.*)?$/.exec(target) ?? []
    const id = ids.get(slug)
    return isLocal(target) && id !== undefined ? `article:${id}${anchor}` : target
  })

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

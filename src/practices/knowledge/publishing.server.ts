import type { Actor } from '../../kernel/actor.ts'
import { all, equals, type InputOf, type RowOf } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { expanded } from './block.server.ts'
import type { article } from './definition.ts'
import { nextMajor, nextMinor } from './edition.ts'
import { dayOf, inAYear } from './review-day.ts'
import { articleVersion } from './version.definition.ts'

type Article = RowOf<typeof article>
type Input = InputOf<typeof article>
type Change = { readonly row: Article; readonly was: Article | undefined }

/** What readers see: published as a version that never changes again. */
export const publishing: Ability<typeof article> = {
  before: {
    create: ({ row }) => ({ heading: row.title }),
    change: ({ row }) => (row.live ? undefined : { heading: row.title }),
    transitions: {
      publish: ({ row }, context) => release(row, nextMajor(row.publishedVersion), context),
      publishMinor: ({ row }, context) => release(row, nextMinor(row.publishedVersion), context),
      rollBack: async ({ row }, context) => {
        const { title, body } = await versionOf(row, context)
        const back = { ...row, title, body }
        return { title, body, ...(await release(back, nextMajor(row.publishedVersion), context)) }
      },
      revise: ({ row }) => ({ revision: nextMinor(row.publishedVersion), changeNote: null }),
      discard: async ({ row }, context) => {
        const { title, body } = await current(row.id, context)
        return { title, body, revision: row.publishedVersion }
      },
      schedule: ({ row }, { now, actor }) => {
        if (row.publishAt !== null && row.publishAt > now) return undefined
        throw invalid(
          'publishAt',
          { en: 'Choose a time that is still to come, or publish it now.', de: 'Bitte einen künftigen Zeitpunkt wählen oder jetzt veröffentlichen.' }[
            actor.language
          ],
        )
      },
      outdate: () => ({ live: false }),
      retire: () => ({ live: false, publishAt: null, confidence: 'archived' }),
      restore: ({ row }) => ({ revision: nextMinor(row.publishedVersion) }),
    },
  },
  after: {
    transitions: {
      publish: (change, context) => keepVersion(change, context),
      publishMinor: (change, context) => keepVersion(change, context),
      rollBack: (change, context) => keepVersion(change, context),
      outdate: ({ row }, context) => superseded(row.id, context),
      retire: ({ row }, context) => superseded(row.id, context),
    },
  },
}

/** What publishing sets. */
async function release(row: Article, edition: number, context: Context): Promise<Input> {
  const { actor, now } = context
  const { text, blocks } = await expanded(row.body ?? '', context)
  if (row.validTo !== null && row.validTo < dayOf(now)) throw invalid('validTo', inThePast[actor.language])
  return {
    heading: row.title,
    published: text,
    blocks,
    live: true,
    publishedVersion: edition,
    revision: edition,
    publishedAt: now,
    publishedBy: actor.person,
    confidence: isPublisher(actor) ? 'validated' : 'notValidated',
    reviewAt: row.reviewAt !== null && row.reviewAt > dayOf(now) ? row.reviewAt : inAYear(now),
    rollBackTo: null,
  }
}

const inThePast = {
  en: 'This day has passed. Choose a later one, or leave it empty.',
  de: 'Dieser Tag ist vorbei. Bitte einen späteren wählen oder leer lassen.',
}

/** Owners may publish what is theirs; it counts as validated where somebody did who answers for articles. */
const isPublisher = (actor: Actor): boolean => actor.unbound || ['knowledgeAuthor', 'lead', 'manager'].some(role => actor.roles.has(role))

async function keepVersion({ row }: Change, context: Context): Promise<void> {
  const { records, by } = context
  await superseded(row.id, context)
  const edition = row.publishedVersion ?? 1
  await records.create(by('publishing'), articleVersion, {
    name: `${row.number} ${edition}`,
    article: row.id,
    edition,
    title: row.title,
    body: row.body ?? '',
    note: row.changeNote,
    publishedAt: row.publishedAt,
    publishedBy: row.publishedBy,
  })
}

/** The version that readers saw until now is outdated. */
async function superseded(id: string, { records, by }: Context): Promise<void> {
  const actor = by('publishing')
  const { items } = await records.find(actor, articleVersion, { filter: currentOf(id) })
  for (const version of items) await records.change(actor, articleVersion, version.id, {}, { given: { current: false } })
}

const currentOf = (id: string) => all(equals('article', id), equals('current', true))

async function current(id: string, { records, by }: Context): Promise<RowOf<typeof articleVersion>> {
  const { items } = await records.find(by('publishing'), articleVersion, { filter: currentOf(id) })
  const [found] = items
  if (!found) throw new Error(`The article ${id} is live and has no version.`)
  return found
}

async function versionOf(row: Article, { records, by, actor }: Context): Promise<RowOf<typeof articleVersion>> {
  const { items } = await records.find(by('publishing'), articleVersion, {
    filter: all(equals('article', row.id), equals('edition', row.rollBackTo ?? 0)),
    limit: 1,
  })
  const [version] = items
  if (version) return version
  throw invalid(
    'rollBackTo',
    {
      en: 'This article has no such version. Its versions are listed on its page.',
      de: 'Diese Fassung hat der Artikel nicht. Seine Fassungen stehen auf seiner Seite.',
    }[actor.language],
  )
}

import { all, equals, type InputOf, type RowOf } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { article } from './definition.ts'
import { giveTask } from './tasks.server.ts'

type Article = RowOf<typeof article>
type Input = InputOf<typeof article>

/** A translation says of which version of the original it is; a newer one leaves it behind, until it is published again or confirmed. */
export const translations: Ability<typeof article> = {
  before: {
    create: checked,
    change: (change, context) => (change.row.translationOf === change.was?.translationOf ? undefined : checked(change, context)),
    transitions: { publish: caughtUp, publishMinor: caughtUp, rollBack: caughtUp, markTranslated: caughtUp },
  },
  after: { transitions: { publish: leaveBehind, rollBack: leaveBehind } },
}

async function checked({ row }: { row: Article }, { records, actor }: Context): Promise<Input | undefined> {
  if (row.translationOf === null) return undefined
  if (row.translationOf === row.id)
    throw invalid('translationOf', { en: 'It cannot be a translation of itself.', de: 'Er kann keine Übersetzung seiner selbst sein.' }[actor.language])
  const original = await records.get(actor, article, row.translationOf)
  if (original.translationOf !== null)
    throw invalid(
      'translationOf',
      { en: 'That is a translation itself. Name its original.', de: 'Das ist selbst eine Übersetzung. Bitte das Original nennen.' }[actor.language],
    )
  return undefined
}

async function caughtUp({ row }: { row: Article }, { records, by }: Context): Promise<Input | undefined> {
  if (row.translationOf === null) return undefined
  const original = await records.get(by('translations'), article, row.translationOf)
  return { stale: false, translatedVersion: original.publishedVersion }
}

async function leaveBehind({ row }: { row: Article }, context: Context): Promise<void> {
  const { records, by } = context
  const actor = by('translations')
  for await (const one of every(records, actor, article, all(equals('translationOf', row.id), equals('stale', false), equals('live', true)))) {
    await records.change(actor, article, one.id, {}, { given: { stale: true }, reason: `${row.number} has a new version.` })
    await giveTask(context, one, 'translation', {
      en: `Bring the translation up to date: ${one.heading ?? one.title}`,
      de: `Übersetzung nachziehen: ${one.heading ?? one.title}`,
    })
  }
}

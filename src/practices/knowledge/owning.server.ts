import { invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { RowOf } from '../../kernel/define/index.ts'
import type { Ability } from '../shared/abilities.server.ts'
import type { article } from './definition.ts'

type Article = RowOf<typeof article>

/** Whoever writes an article answers for it, until somebody else does; whoever opens it to an audience says to which. */
export const owning: Ability<typeof article> = {
  before: {
    create: ({ row }, { actor }) => {
      checkAudience(row, actor)
      return row.owner === null && actor.person !== null ? { owner: actor.person } : undefined
    },
    change: ({ row, was }, { actor }) => {
      if (row.openTo !== was?.openTo || row.audience !== was.audience) checkAudience(row, actor)
      return undefined
    },
  },
}

function checkAudience({ openTo, audience }: Article, { language }: Context['actor']): void {
  if (openTo !== 'audience' || audience !== null) return
  throw invalid('audience', { en: 'Say to which audience it is open.', de: 'Bitte sagen, für welche Zielgruppe er offen ist.' }[language])
}

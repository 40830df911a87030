import type { Actor } from '../../../kernel/actor.ts'
import { groupingText, type Model, type Text } from '../../../kernel/define/index.ts'
import { allowsNotes, decided, fieldReadable } from '../../../kernel/records/internal.server.ts'
import { type FigureSource, offeredFigures } from '../../shared/figure-source.server.ts'
import { fieldsOf, typeCounted } from './counted.ts'
import type { Figure } from './figure.ts'
import { figures, incidentFigures, otherFigures } from './figures.ts'
import { promises } from './promises.ts'

/** What the dashboard is told of a figure before it is reckoned. */
export interface Offered {
  readonly name: string
  /** The type of its records; null where no records stand behind it. */
  readonly of: string | null
  /** Where its records are listed. */
  readonly path: string | null
  /** The page of the desk that says more, where that is no list. */
  readonly page: string | null
  readonly label: Text
  readonly definition: Text
  readonly shown: Figure['shown']
  readonly better: 'more' | 'less' | null
  readonly bands: string | null
  readonly narrows: readonly ('group' | 'service')[]
  readonly standing: Standing
}

/** Whether it can be reckoned: not where there are no such records here, nor for who may not read what it is made of. */
export type Standing = 'here' | 'absent' | 'hidden'

export const offeredTo = (model: Model, actor: Actor): readonly Offered[] => [
  ...incidentFigures.map(figure => offer(model, actor, figure)),
  {
    ...promises,
    path: model.type(promises.of).path,
    page: '/reports/service-levels',
    shown: 'share',
    better: 'more',
    bands: null,
    narrows: ['group', 'service'],
    standing: standingOf(model, actor, promises.name),
  },
  ...otherFigures.map(figure => offer(model, actor, figure)),
  ...offeredFigures().map(source => offerSource(actor, source)),
]

const offer = (model: Model, actor: Actor, figure: Figure): Offered => ({
  name: figure.name,
  of: figure.of,
  path: typeCounted(model, figure)?.path ?? null,
  page: null,
  label: figure.label,
  definition: figure.definition,
  shown: figure.shown,
  better: figure.better ?? null,
  bands: figure.bands ? groupingText(figure.bands) : null,
  narrows: (['group', 'service'] as const).filter(name => figure[name] !== undefined),
  standing: standingOf(model, actor, figure.name),
})

const offerSource = (actor: Actor, { name, label, definition, better, page, mayKnow }: FigureSource): Offered => ({
  name,
  of: null,
  path: null,
  page,
  label,
  definition,
  shown: 'share',
  better,
  bands: null,
  narrows: [],
  standing: mayKnow(actor) ? 'here' : 'hidden',
})

export function standingOf(model: Model, actor: Actor, name: string): Standing {
  const figure = figures.find(one => one.name === name)
  if (!figure) return promisesStanding(model, actor)
  const type = typeCounted(model, figure)
  if (!type || decided(actor, type.definition.may.read) === false) return 'absent'
  // By a field that one may read on some records only, the figure would be one of those and of no others.
  return fieldsOf(figure).every(field => fieldReadable(actor, type, field) !== false) ? 'here' : 'hidden'
}

/** What was promised is known to who may read internal notes. */
function promisesStanding(model: Model, actor: Actor): Standing {
  const type = model.find(promises.of)
  if (!type || !model.find('serviceLevel')) return 'absent'
  return actor.unbound || allowsNotes(actor, type) ? 'here' : 'hidden'
}

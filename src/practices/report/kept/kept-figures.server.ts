import { createHash } from 'node:crypto'
import type { Model, RecordType } from '../../../kernel/define/index.ts'
import { fieldsOf, typeCounted } from '../figures/counted.ts'
import type { Figure } from '../figures/figure.ts'
import { figures } from '../figures/figures.ts'

export type KeptFigure = Figure & { readonly kept: string }

/** What is kept of one type of record. */
export interface KeptType {
  readonly type: RecordType
  readonly figures: readonly KeptFigure[]
  /** The moments by which its records fall on days. */
  readonly moments: readonly string[]
  /** Whatever, when it changes, changes what is kept. */
  readonly fields: readonly string[]
  /** Of the definitions by which the days were counted: days of other definitions are not used. */
  readonly digest: string
}

export function keptTypes(model: Model): readonly KeptType[] {
  const usable = figures.filter((figure): figure is KeptFigure => figure.kept !== undefined && typeCounted(model, figure) !== undefined)
  return [...Map.groupBy(usable, figure => figure.of)].map(([name, own]) => ({
    type: model.type(name),
    figures: own,
    moments: [...new Set(own.map(figure => figure.kept))],
    fields: [...new Set(own.flatMap(fieldsOf))],
    digest: createHash('sha256').update(JSON.stringify(own)).digest('base64url').slice(0, 22),
  }))
}

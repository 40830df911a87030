import { type Entry, type Names, type TypeShape, useModel } from '../../client/index.ts'
import { namedBy } from '../create/referenced.ts'

/** A history of thousands of changes must not become thousands of questions. */
const most = 40

/** Records that the history names and that nobody has said the names of: the assignee before the last one. */
export function useMissingNames(type: TypeShape, entries: readonly Entry[], names: Names): readonly { readonly type: TypeShape; readonly id: string }[] {
  const model = useModel()
  const wanted = entries.flatMap(entry =>
    Object.entries(entry.changes).flatMap(([name, [, after]]) => {
      const field = type.fields[name]
      return field ? namedBy(model, field, after).filter(({ id }) => !names[id]) : []
    }),
  )
  return [...new Map(wanted.map(one => [one.id, one])).values()].slice(-most)
}

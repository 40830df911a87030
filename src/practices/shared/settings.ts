import type { AnyDefinition, Field, RowOf } from '../../kernel/define/index.ts'

/** The one row of a practice's settings; its defaults where nobody has saved any. */
export const settingsOf = <D extends AnyDefinition>(record: D, rows: readonly RowOf<D>[]): RowOf<D> => rows[0] ?? standardSettings(record)

const standardSettings = <D extends AnyDefinition>(record: D): RowOf<D> =>
  Object.fromEntries(Object.entries<Field>(record.fields).map(([name, field]) => [name, field.default ?? null])) as RowOf<D>

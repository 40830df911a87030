import { useLanguage } from '../../../web/text/index.ts'
import { classes } from '../../../web/ui/classes.ts'
import type { CellProps } from '../../../web/fields.ts'
import type { FieldType } from '../type.ts'

/** A value as its kind says it. */
export function Said<V>({ type, field, value, numeric }: CellProps & { type: Pick<FieldType<V>, 'say'>; numeric?: boolean }) {
  const language = useLanguage()
  return <span className={classes('clip', numeric && 'num')}>{type.say(value as V, field, language)}</span>
}

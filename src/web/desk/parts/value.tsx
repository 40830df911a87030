import type { Field } from '../../../kernel/define/index.ts'
import type { Names } from '../../client/index.ts'
import { fieldWeb, isBlank } from '../../fields.ts'
import { useDeskText } from '../words.ts'

interface ValueProps {
  readonly field: Field
  readonly value: unknown
  readonly names: Names
  readonly dense?: boolean
  /** The record it stands in, where its meaning depends on it. */
  readonly row?: Readonly<Record<string, unknown>>
}

/** A value as its kind draws it; a word where there is none. */
export function Value({ field, value, names, dense, row }: ValueProps) {
  const { Cell } = fieldWeb(field)
  if (isBlank(value)) return <Nothing field={field} {...(dense ? { dense } : {})} />
  return <Cell field={field} value={value} names={names} {...(dense ? { dense } : {})} {...(row ? { row } : {})} />
}

function Nothing({ field, dense }: { field: Field; dense?: boolean }) {
  const t = useDeskText()
  if (field.options.to === 'person') return <span className="none">{t('nobody')}</span>
  return (
    <span className="none" title={dense ? t('none') : undefined}>
      –
    </span>
  )
}

import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { Choose } from '../parts/choose.web.tsx'
import { Face } from '../parts/face.web.tsx'
import { RecordPicks } from '../parts/records.web.tsx'

function Input(props: InputProps) {
  return <Choose {...props} many={false} Picks={RecordPicks} values={typeof props.value === 'string' ? [props.value] : []} />
}

function Cell({ field, value, names, dense }: CellProps) {
  const name = names[String(value)]
  return name ? <Face name={name} type={field.options.to ?? ''} {...(dense ? { short: true } : {})} /> : <span className="none">…</span>
}

export default { Input, Cell, Picks: RecordPicks } satisfies FieldWeb

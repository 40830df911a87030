import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { Choose } from '../parts/choose.web.tsx'
import { RecordPicks } from '../parts/records.web.tsx'

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

function Input(props: InputProps) {
  return <Choose {...props} many Picks={RecordPicks} values={listed(props.value)} />
}

function Cell({ value, names, dense }: CellProps) {
  const titles = listed(value).map(id => names[id]?.title ?? '…')
  const [first = '', ...more] = titles
  if (dense && more.length > 1)
    return (
      <span className="clip" title={titles.join(', ')}>
        {first} +{more.length}
      </span>
    )
  return <span className={dense ? 'clip' : undefined}>{titles.join(', ')}</span>
}

export default { Input, Cell, Picks: RecordPicks, many: true } satisfies FieldWeb

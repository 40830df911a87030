import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { Choose } from '../parts/choose.web.tsx'
import { useRecordPicks } from '../parts/records.web.tsx'

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

function Input(props: InputProps) {
  return <Choose {...props} many usePicks={useRecordPicks} values={listed(props.value)} />
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

export default { Input, Cell, usePicks: useRecordPicks, many: true } satisfies FieldWeb

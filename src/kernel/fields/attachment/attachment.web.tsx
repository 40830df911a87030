import { fileAddress } from '../../../web/client/files.ts'
import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { useNumber } from '../../../web/text/index.ts'
import { Icon } from '../../../web/ui/icon.tsx'

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

function Cell({ value, dense, names }: CellProps) {
  const number = useNumber()
  const ids = listed(value)
  if (dense) return <span className="num">{number(ids.length)}</span>
  return (
    <>
      {ids.map(id => (
        <a key={id} href={fileAddress(id)} className="who" download>
          <Icon name="file" />
          {names[id]?.title ?? id}
        </a>
      ))}
    </>
  )
}

/** Files are added on the record's page, once there is a record to keep them. */
function Input(props: InputProps) {
  return <Cell field={props.field} value={props.value} names={props.names ?? {}} />
}

export default { Input, Cell, many: true } satisfies FieldWeb

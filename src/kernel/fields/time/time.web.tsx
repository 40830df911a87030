import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { Native } from '../parts/native.web.tsx'

const same = (text: string) => text

function Input(props: InputProps) {
  return <Native {...props} type="time" show={same} read={same} />
}

function Cell({ value }: CellProps) {
  return <span className="num">{String(value)}</span>
}

export default { Input, Cell } satisfies FieldWeb

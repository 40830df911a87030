import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { useDates } from '../../../web/text/index.ts'
import { Native } from '../parts/native.web.tsx'

const same = (text: string) => text

function Input(props: InputProps) {
  return <Native {...props} type="date" show={same} read={same} />
}

function Cell({ value }: CellProps) {
  const dates = useDates()
  return <time dateTime={String(value)}>{dates.day(String(value))}</time>
}

export default { Input, Cell } satisfies FieldWeb

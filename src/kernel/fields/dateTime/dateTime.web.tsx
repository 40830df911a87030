import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { useDates } from '../../../web/text/index.ts'
import { Time } from '../../../web/ui/time.tsx'
import { Native } from '../parts/native.web.tsx'

function Input(props: InputProps) {
  const dates = useDates()
  return <Native {...props} type="datetime-local" show={dates.local} read={dates.fromLocal} />
}

function Cell({ value, dense }: CellProps) {
  return <Time at={String(value)} form={dense ? 'short' : 'moment'} />
}

export default { Input, Cell, moments: true } satisfies FieldWeb

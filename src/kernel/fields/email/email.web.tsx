import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { Typed } from '../parts/typed.web.tsx'
import { email } from './email.ts'

const show = (value: unknown) => (typeof value === 'string' ? value : '')

function Input(props: InputProps) {
  return <Typed {...props} type={email} show={show} inputMode="email" />
}

const leadsTo = (value: unknown) => `mailto:${String(value)}`

function Cell({ value, dense }: CellProps) {
  return dense ? <span className="clip">{String(value)}</span> : <a href={leadsTo(value)}>{String(value)}</a>
}

export default { Input, Cell, leadsTo } satisfies FieldWeb

import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { currentLanguage } from '../../../web/text/index.ts'
import { Said } from '../parts/said.web.tsx'
import { Typed } from '../parts/typed.web.tsx'
import { duration } from './duration.ts'

function Input(props: InputProps) {
  const show = (value: unknown) => (typeof value === 'string' ? duration.say(value, props.field, currentLanguage()) : '')
  return <Typed {...props} type={duration} show={show} placeholder={currentLanguage() === 'de' ? '2 Tage 4 Std' : '2d 4h'} />
}

function Cell(props: CellProps) {
  return <Said {...props} type={duration} numeric />
}

export default { Input, Cell } satisfies FieldWeb

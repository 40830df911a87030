import { sameness } from '../parts/comparisons.ts'
import { id } from '../parts/ids.ts'
import type { FieldType } from '../type.ts'

/** Another record, by id. Whether it exists and may be chosen is asked by who saves. */
export const reference: FieldType<string> = {
  kind: 'reference',
  column: () => 'uuid',
  read: String,
  write: value => value,
  operand: column => column,
  comparable: value => value,
  parse: id,
  fromText: id,
  toText: value => value,
  say: value => value,
  schema: () => ({ type: 'string', format: 'uuid' }),
  comparisons: sameness,
  parseOperand: id,
  many: false,
  gathers: 'value',
}

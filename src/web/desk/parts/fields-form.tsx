import { faultOf, type Names, type TypeShape } from '../../client/index.ts'
import { fieldWeb } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { classes, FieldFrame } from '../../ui/index.ts'
import './fields-form.css'

export type Values = Readonly<Record<string, unknown>>

interface FieldsFormProps {
  readonly type: TypeShape
  readonly fields: readonly string[]
  readonly values: Values
  readonly onChange: (values: Values) => void
  /** Beyond those the definition requires. */
  readonly required?: readonly string[]
  readonly names?: Names
  readonly error?: unknown
  readonly focus?: boolean
}

/** Inputs for some fields of a record, with what the server said is wrong with each. */
export function FieldsForm({ type, fields, values, onChange, required = [], names = {}, error, focus }: FieldsFormProps) {
  const say = useSay()
  const known = fields.flatMap(name => (type.fields[name] ? [{ name, field: type.fields[name] }] : []))
  return (
    <div className="fields-form">
      {known.map(({ name, field }, i) => {
        const { Input, wide } = fieldWeb(field)
        return (
          <div key={name} className={classes('fields-form-cell', (wide || name === type.views.title) && 'is-wide')}>
            <FieldFrame
              label={say(field.label)}
              help={field.help && say(field.help)}
              required={field.required || required.includes(name)}
              fault={faultOf(error, name)}
            >
              {ids => (
                <Input
                  field={field}
                  value={values[name] ?? null}
                  onChange={value => onChange({ ...values, [name]: value })}
                  names={names}
                  row={values}
                  {...ids}
                  {...(focus && i === 0 ? { autoFocus: true } : {})}
                />
              )}
            </FieldFrame>
          </div>
        )
      })}
    </div>
  )
}

/** What stands wrong with no input to stand at. */
export const otherFaults = (error: unknown, fields: readonly string[]): string | undefined => {
  if (!(error instanceof Error)) return undefined
  const faults = (error as { faults?: readonly { field: string; message: string }[] }).faults ?? []
  const others = faults.filter(f => !fields.includes(f.field))
  return faults.length === 0 ? error.message : others.map(f => f.message).join(' ') || undefined
}

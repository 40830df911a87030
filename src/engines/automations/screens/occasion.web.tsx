import type { ReactNode } from 'react'
import { faultOf, type TypeShape, useModel } from '../../../web/client/index.ts'
import { FieldsForm } from '../../../web/desk/parts/fields-form.tsx'
import { useSay } from '../../../web/text/index.ts'
import { FieldFrame, IconButton, Select } from '../../../web/ui/index.ts'
import { ValueInput } from './value-input.web.tsx'
import { useAutomationText } from './words.web.ts'
import { type Cells, rowsOf, textOf, type Values } from './written.web.ts'

interface OccasionProps {
  readonly automation: TypeShape
  /** Which records it is about. */
  readonly type: TypeShape | undefined
  readonly values: Values
  readonly error: unknown
  readonly onChange: (values: Values) => void
}

/** What the automation waits for: only what belongs to the occasion is asked. */
export function Occasion(props: OccasionProps) {
  const { automation, type, values, error, onChange } = props
  const say = useSay()
  const t = useAutomationText()
  const { types } = useModel()
  const set = (more: Values) => onChange({ ...values, ...more })
  const label = (name: string) => automation.fields[name] && say(automation.fields[name].label)
  const form = (fields: readonly string[]): ReactNode => <FieldsForm type={automation} fields={fields} values={values} onChange={onChange} error={error} />
  const on = textOf(values, 'on')
  return (
    <>
      <FieldFrame label={label('recordType')} fault={faultOf(error, 'recordType')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={textOf(values, 'recordType')}
            onChange={event => set({ recordType: event.target.value, when: null, does: [], changes: [], transition: null })}
          >
            {types
              .filter(one => one.name !== 'automation')
              .map(one => (
                <option key={one.name} value={one.name}>
                  {say(one.label.one)}
                </option>
              ))}
          </Select>
        )}
      </FieldFrame>
      <FieldFrame label={label('on')} fault={faultOf(error, 'on')}>
        {({ id, describedBy }) => (
          <Select id={id} aria-describedby={describedBy} value={on} onChange={event => set({ on: event.target.value })}>
            {Object.entries(automation.fields.on?.options.words ?? {}).map(([name, word]) => (
              <option key={name} value={name}>
                {say(word)}
              </option>
            ))}
          </Select>
        )}
      </FieldFrame>
      {on === 'changed' && type && <Changes {...props} type={type} />}
      {on === 'transition' && (
        <FieldFrame label={label('transition')} fault={faultOf(error, 'transition')}>
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              value={textOf(values, 'transition')}
              onChange={event => set({ transition: event.target.value || null })}
            >
              <option value="">{t('any')}</option>
              {Object.entries(type?.transitions ?? {}).map(([name, verb]) => (
                <option key={name} value={name}>
                  {say(verb.label)}
                </option>
              ))}
            </Select>
          )}
        </FieldFrame>
      )}
      {on === 'comment' && form(['comment'])}
      {on === 'fact' && form(['factKind'])}
      {on === 'schedule' && form(['every', 'at', 'timeZone'])}
    </>
  )
}

/** Which fields must have changed, and from and to what. */
function Changes({ type, values, error, onChange }: OccasionProps & { readonly type: TypeShape }) {
  const t = useAutomationText()
  const say = useSay()
  const rows = rowsOf(values, 'changes')
  const set = (next: readonly Cells[]) => onChange({ ...values, changes: next })
  const put = (at: number, row: Cells) => set(rows.map((old, i) => (i === at ? row : old)))
  const fault = faultOf(error, 'changes')
  return (
    <div className="stack">
      {rows.map((row, i) => {
        const field = type.fields[row.field ?? '']
        const name = field ? say(field.label) : (row.field ?? '')
        return (
          <div key={row.field} className="automation-change">
            <b>{name}</b>
            {field &&
              (['from', 'to'] as const).map(side => (
                <ValueInput
                  key={side}
                  field={field}
                  text={row[side] ?? ''}
                  onText={text => put(i, { ...row, [side]: text })}
                  names={{}}
                  label={t(side === 'from' ? 'fromLabel' : 'toLabel')}
                />
              ))}
            <IconButton small icon="close" label={t('removeField', { field: name })} onClick={() => set(rows.filter((_, j) => j !== i))} />
          </div>
        )
      })}
      {fault && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <Select aria-label={t('addField')} value="" onChange={event => event.target.value && set([...rows, { field: event.target.value }])}>
        <option value="">{t('addField')}</option>
        {Object.entries(type.fields)
          .filter(([name]) => !rows.some(row => row.field === name))
          .map(([name, field]) => (
            <option key={name} value={name}>
              {say(field.label)}
            </option>
          ))}
      </Select>
    </div>
  )
}

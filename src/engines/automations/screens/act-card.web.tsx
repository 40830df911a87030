import type { ReactNode } from 'react'
import type { Field, Text } from '../../../kernel/define/index.ts'
import { type Names, type TypeShape, useModel, useType } from '../../../web/client/index.ts'
import { fieldWeb } from '../../../web/fields.ts'
import { useSay } from '../../../web/text/index.ts'
import { FieldFrame, IconButton, Select, TextArea, TextInput } from '../../../web/ui/index.ts'
import { ValueInput } from './value-input.web.tsx'
import { useAutomationText } from './words.web.ts'
import { type Cells, settable } from './written.web.ts'

interface ActCardProps {
  readonly row: Cells
  readonly at: number
  readonly last: boolean
  /** Whose fields it sets: of a new record, or of the one that it is about. */
  readonly target: TypeShape | undefined
  readonly type: TypeShape | undefined
  readonly names: Names
  readonly onChange: (row: Cells) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One act, with an input for each thing that it must know. */
export function ActCard(props: ActCardProps) {
  const { row, at, last, onChange, onMove, onRemove } = props
  const t = useAutomationText()
  const say = useSay()
  const columns = useType('automation')?.fields.does?.options.columns ?? {}
  const number = String(at + 1)
  return (
    <li className={row.act === 'with' ? 'automation-act is-along' : 'automation-act'}>
      <div className="automation-act-head">
        <Select aria-label={t('act', { number })} value={row.act ?? ''} onChange={event => onChange({ act: event.target.value })}>
          {Object.entries(columns.act?.options.words ?? {}).map(([name, word]) => (
            <option key={name} value={name}>
              {say(word)}
            </option>
          ))}
        </Select>
        <IconButton small icon="up" label={t('up', { number })} aria-disabled={at === 0 || undefined} onClick={() => onMove(-1)} />
        <IconButton small icon="down" label={t('down', { number })} aria-disabled={last || undefined} onClick={() => onMove(1)} />
        <IconButton small icon="close" label={t('remove', { number })} onClick={onRemove} />
      </div>
      <div className="automation-act-body">
        <Inputs {...props} columns={columns} />
      </div>
    </li>
  )
}

type InputsProps = ActCardProps & { readonly columns: Readonly<Record<string, Field>> }

function Inputs(props: InputsProps) {
  const { row, target, type, names, onChange } = props
  const { types } = useModel()
  const say = useSay()
  const set = (name: string) => (value: string | null) => onChange({ ...row, [name]: value })
  const field = target?.fields[row.field ?? '']
  const example = type ? `{{${type.views.title}}}` : ''
  const column = (name: string) => props.columns[name]
  const labelled = (entries: readonly (readonly [string, { readonly label: Text }])[]) => entries.map(([name, { label }]) => [name, say(label)] as const)
  switch (row.act) {
    case 'setField':
    case 'with':
      return (
        <>
          <Choice
            label={column('field')}
            value={row.field}
            options={labelled(target ? settableHere(target, row) : [])}
            onChange={value => onChange({ act: row.act ?? null, field: value })}
          />
          {field && <ValueInput key={row.field} field={field} text={row.value ?? ''} onText={set('value')} names={names} example={example} />}
        </>
      )
    case 'transition':
      return (
        <>
          <Choice
            label={column('transition')}
            value={row.transition}
            options={labelled(Object.entries(type?.transitions ?? {}))}
            onChange={set('transition')}
          />
          {type?.transitions?.[row.transition ?? '']?.comment && <Words {...props} example={example} />}
        </>
      )
    case 'assign':
      return (
        <>
          <Named column={column('group')} value={row.group} names={names} onChange={set('group')} />
          <Named column={column('person')} value={row.person} names={names} onChange={set('person')} />
        </>
      )
    case 'comment':
      return (
        <>
          <Choice
            label={column('visibility')}
            value={row.visibility ?? 'internal'}
            options={Object.entries(column('visibility')?.options.words ?? {}).map(([n, w]) => [n, say(w)] as const)}
            onChange={set('visibility')}
          />
          <Words {...props} example={example} />
        </>
      )
    case 'createRecord':
      return (
        <>
          <Choice
            label={column('recordType')}
            value={row.recordType}
            options={types.filter(one => one.may.create && !one.single).map(one => [one.name, say(one.label.one)] as const)}
            onChange={set('recordType')}
          />
          <Words {...props} example={example} />
        </>
      )
    case 'notify':
      return (
        <>
          <Choice
            label={column('field')}
            value={row.field}
            options={labelled(Object.entries(type?.fields ?? {}).filter(([, f]) => f.options.to === 'person' || f.options.to === 'group'))}
            onChange={set('field')}
          />
          <Named column={column('group')} value={row.group} names={names} onChange={set('group')} />
          <Named column={column('person')} value={row.person} names={names} onChange={set('person')} />
          <Words {...props} example={example} />
        </>
      )
    default:
      return <Written column={column('webhook')} value={row.webhook} onChange={set('webhook')} />
  }
}

/** A transition may also be given what only it can set. */
const settableHere = (target: TypeShape, row: Cells): readonly (readonly [string, Field])[] =>
  row.act === 'with'
    ? Object.entries(target.fields).filter(
        ([name, f]) => !f.computed || Object.values(target.transitions ?? {}).some(v => [...(v.asks ?? []), ...(v.requires ?? [])].includes(name)),
      )
    : settable(target)

interface ChoiceProps {
  readonly label: Field | undefined
  readonly value: string | null | undefined
  readonly options: readonly (readonly [string, string])[]
  readonly onChange: (value: string | null) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const t = useAutomationText()
  const say = useSay()
  return (
    <FieldFrame label={label && say(label.label)}>
      {({ id, describedBy }) => (
        <Select id={id} aria-describedby={describedBy} value={value ?? ''} onChange={event => onChange(event.target.value || null)}>
          <option value="">{t('choose')}</option>
          {options.map(([name, said]) => (
            <option key={name} value={name}>
              {said}
            </option>
          ))}
        </Select>
      )}
    </FieldFrame>
  )
}

interface ColumnProps {
  readonly column: Field | undefined
  readonly value: string | null | undefined
  readonly onChange: (value: string | null) => void
}

function Named({ column, value, names, onChange }: ColumnProps & { readonly names: Names }): ReactNode {
  const say = useSay()
  if (!column) return null
  const { Input } = fieldWeb(column)
  return (
    <FieldFrame label={say(column.label)}>
      {ids => <Input field={column} value={value ?? null} onChange={next => onChange(typeof next === 'string' ? next : null)} names={names} {...ids} />}
    </FieldFrame>
  )
}

function Written({ column, value, onChange }: ColumnProps) {
  const say = useSay()
  return (
    <FieldFrame label={column && say(column.label)}>
      {({ id }) => <TextInput id={id} value={value ?? ''} onChange={event => onChange(event.target.value || null)} />}
    </FieldFrame>
  )
}

function Words({ row, columns, onChange, example }: InputsProps & { readonly example: string }) {
  const t = useAutomationText()
  const say = useSay()
  return (
    <FieldFrame label={columns.text && say(columns.text.label)} help={t('textHelp', { example })}>
      {({ id, describedBy }) => (
        <TextArea id={id} aria-describedby={describedBy} value={row.text ?? ''} onChange={event => onChange({ ...row, text: event.target.value || null })} />
      )}
    </FieldFrame>
  )
}

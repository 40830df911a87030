import { useType, useModel } from '../../../../web/client/index.ts'
import { useSay } from '../../../../web/text/index.ts'
import { Button, Check, FieldFrame, Select } from '../../../../web/ui/index.ts'
import { type AnswerKind, type AnswerOptions, type Column, columnKinds, most } from '../../form.ts'
import { keyFor } from '../../keys.ts'
import { ChoicesEditor } from './choices-editor.web.tsx'
import { LineActs, NumberInput, RuleInput, TextPair, tidy } from './inputs.web.tsx'
import { kindWords, useBuilderText } from './words.web.ts'

interface OptionsProps {
  readonly kind: AnswerKind
  readonly options: AnswerOptions
  readonly onChange: (options: AnswerOptions) => void
}

/** What an answer of this kind may be told: which editors a kind has stands in one place. */
const editors: Readonly<Partial<Record<AnswerKind, readonly ('max' | 'number' | 'choices' | 'records' | 'columns')[]>>> = {
  text: ['max'],
  longText: ['max'],
  number: ['number'],
  choice: ['choices'],
  reference: ['records'],
  references: ['records'],
  rows: ['columns', 'max'],
}

export function OptionsEditor({ kind, options, onChange }: OptionsProps) {
  const t = useBuilderText()
  const set = (change: AnswerOptions) => onChange(tidy({ ...options, ...change }))
  return (editors[kind] ?? []).map(editor => {
    switch (editor) {
      case 'max':
        return (
          <div key={editor} className="builder-narrow">
            <NumberInput
              label={t(kind === 'rows' ? 'maxRows' : 'max')}
              value={options.max}
              onChange={max => onChange(tidy({ ...options, max }) as AnswerOptions)}
            />
          </div>
        )
      case 'number':
        return <NumberOptions key={editor} options={options} onChange={onChange} />
      case 'choices':
        return <ChoicesEditor key={editor} words={options.words ?? {}} onChange={words => set({ words })} />
      case 'records':
        return <RecordOptions key={editor} options={options} onChange={onChange} />
      case 'columns':
        return <ColumnsEditor key={editor} columns={options.columns ?? {}} onChange={columns => set({ columns })} />
    }
  })
}

type EditorProps = Omit<OptionsProps, 'kind'>

function NumberOptions({ options, onChange }: EditorProps) {
  const t = useBuilderText()
  const set = (change: { readonly [K in 'min' | 'most' | 'whole']?: AnswerOptions[K] | undefined }) =>
    onChange(tidy({ ...options, ...change }) as AnswerOptions)
  return (
    <div className="builder-line">
      <NumberInput label={t('min')} value={options.min} onChange={min => set({ min })} />
      <NumberInput label={t('most')} value={options.most} onChange={top => set({ most: top })} />
      <Check label={t('whole')} checked={options.whole === true} onChange={event => set({ whole: event.target.checked || undefined })} />
    </div>
  )
}

function RecordOptions({ options, onChange }: EditorProps) {
  const t = useBuilderText()
  const say = useSay()
  const { types } = useModel()
  const target = useType(options.to)
  const offered = types.filter(type => !type.single).toSorted((a, b) => say(a.label.many).localeCompare(say(b.label.many)))
  return (
    <>
      <FieldFrame label={t('to')}>
        {({ id }) => (
          <Select
            id={id}
            value={options.to ?? ''}
            onChange={event => onChange(tidy({ ...options, to: event.target.value || undefined, only: undefined }) as AnswerOptions)}
          >
            <option value="">{t('nothing')}</option>
            {offered.map(type => (
              <option key={type.name} value={type.name}>
                {say(type.label.many)}
              </option>
            ))}
          </Select>
        )}
      </FieldFrame>
      {target && (
        <RuleInput
          label={t('only')}
          about={target}
          value={options.only ?? ''}
          onChange={only => onChange(tidy({ ...options, only: only.trim() || undefined }) as AnswerOptions)}
        />
      )}
    </>
  )
}

interface ColumnsProps {
  readonly columns: Readonly<Record<string, Column>>
  readonly onChange: (columns: Readonly<Record<string, Column>>) => void
}

function ColumnsEditor({ columns, onChange }: ColumnsProps) {
  const t = useBuilderText()
  const say = useSay()
  const all = Object.entries(columns)
  const set = (name: string, column: Column) => onChange(Object.fromEntries(all.map(([other, old]) => [other, other === name ? column : old])))
  const add = () => onChange({ ...columns, [keyFor(`column ${all.length + 1}`, Object.keys(columns))]: { kind: 'text', label: { en: '', de: '' } } })
  return (
    <fieldset className="field builder-list">
      <legend className="field-label">{t('columns')}</legend>
      {all.map(([name, column], i) => (
        <fieldset key={name} className="builder-card">
          <legend className="hidden-visually">{t('column', { n: i + 1 })}</legend>
          <TextPair label={t('column', { n: i + 1 })} value={column.label} onChange={label => set(name, { ...column, label })} />
          <div className="builder-line">
            <FieldFrame label={t('kind')}>
              {({ id }) => (
                <Select
                  id={id}
                  value={column.kind}
                  onChange={event => set(name, tidy({ kind: event.target.value as Column['kind'], label: column.label, required: column.required }) as Column)}
                >
                  {columnKinds.map(kind => (
                    <option key={kind} value={kind}>
                      {say(kindWords[kind])}
                    </option>
                  ))}
                </Select>
              )}
            </FieldFrame>
            <Check label={t('required')} checked={column.required === true} onChange={event => set(name, { ...column, required: event.target.checked })} />
            <LineActs
              remove={{ label: t('removeColumn', { n: i + 1 }), onClick: () => onChange(Object.fromEntries(all.filter(([other]) => other !== name))) }}
            />
          </div>
          <OptionsEditor kind={column.kind} options={column.options ?? {}} onChange={options => set(name, { ...column, options })} />
        </fieldset>
      ))}
      <Button small icon="add" disabled={all.length >= most.columns} onClick={add}>
        {t('addColumn')}
      </Button>
    </fieldset>
  )
}
